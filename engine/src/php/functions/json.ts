import { PhpException } from '../errors.ts';
import { decodeJson } from '../json-decode.ts';
import { encodeJson, JsonFlag, JsonProblem } from '../json-encode.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';

const OBJECT_AS_ARRAY = 1;
const BIGINT_AS_STRING = 2;

/** What failed becomes `failure`, or a JsonException where the flags ask for it. */
function attempt(flags: number, failure: Value, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    if (flags & JsonFlag.ThrowOnError) throw new PhpException('JsonException', error.message);
    return failure;
  }
}

function encode(a: Arguments): Value {
  return attempt(a.count(1), false, () => encodeJson(a.value(0), a.count(1), a.count(2)));
}

function decode(a: Arguments): Value {
  const flags = a.count(3);
  if (a.string(0) === '') return attempt(flags, null, () => decodeJson('', { associative: true }));
  if (a.count(2) <= 0) throw a.valueError(2, 'must be greater than 0');
  if (a.count(2) > 2147483647) throw a.valueError(2, 'must be less than 2147483647');
  const associative = a.value(1) === null ? (flags & OBJECT_AS_ARRAY) !== 0 : a.bool(1);
  const bigIntAsString = (flags & BIGINT_AS_STRING) !== 0;
  return attempt(flags, null, () => decodeJson(a.string(0), { associative, depth: a.count(2), bigIntAsString }));
}

/** JSON. The error of the last call is not kept between calls: nothing in a pipeline can ask for it. */
export const jsonFunctions: Implementations = {
  json_encode: encode,
  json_decode: decode,
  json_last_error: () => 0,
  json_last_error_msg: () => 'No error',
};

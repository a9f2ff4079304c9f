import { stringOf } from '../../php/conversion.ts';
import { elementAt, isArray, type PhpArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { invalid } from '../condition/configured.ts';
import { firstMatch } from '../condition/one-by-one.ts';
import type { Condition } from '../condition.ts';
import type { ProcessBuildContext, ProcessFactory } from '../process.ts';
import { type ConditionalProcess, conditionalProcess } from './conditional-process.ts';
import { option } from './configuration.ts';
import { stepCondition } from './step-condition.ts';

interface Case {
  readonly condition: Condition;
  readonly way: ConditionalProcess;
}

/** migrate_conditions' `SwitchOnCondition`. */
const factory: ProcessFactory = (configuration, context) => {
  const given = option(configuration, 'cases');
  if (given === null) throw invalid("The 'cases' configuration is required.");
  if (!isArray(given)) throw invalid("The 'cases' configuration must be an array.");
  const cases = valuesOf(given).map((one) => caseOf(one, context));
  let multiple = false;
  return {
    transform: (value, call) =>
      andThen(
        firstMatch(cases, ({ condition }) => condition.evaluate(value, call.row)),
        (found) =>
          andThen(found ? found.way(value, call) : null, (result: Value) => {
            multiple = isArray(result);
            return result;
          }),
      ),
    multiple: () => multiple,
  };
};

/** @throws PhpException InvalidArgumentException for a case that makes no sense */
function caseOf(given: Value, context: ProcessBuildContext): Case {
  if (!isArray(given)) throw invalid("Each item in the 'cases' array must be an array");
  const condition = elementAt(given, 'condition') ?? null;
  if (condition === null) throw invalid("Each item in the 'cases' array must have a 'condition' configured.");
  return { condition: stepCondition(condition, context), way: wayOf(given, context) };
}

function wayOf(given: PhpArray, context: ProcessBuildContext): ConditionalProcess {
  const present = ['get', 'process', 'default_value'].filter((key) => elementAt(given, key) !== undefined);
  if (present.length !== 1) {
    throw invalid("Each item in the 'cases' must configure exactly one of 'get', 'process', and 'default_value'.");
  }
  const property = elementAt(given, 'get') ?? null;
  const steps = elementAt(given, 'process') ?? null;
  if (property !== null && typeof property !== 'string') {
    throw invalid("The value of a case's 'get' property must be a string.");
  }
  if (steps !== null && !isArray(steps)) throw invalid("The value of a case's 'process' property must be an array.");
  if (property !== null) return (_value, { row }) => row.get(stringOf(property));
  if (steps !== null) return conditionalProcess(steps, '_switch_temp', context);
  const literal = elementAt(given, 'default_value') ?? null;
  return () => literal;
}

export default factory;

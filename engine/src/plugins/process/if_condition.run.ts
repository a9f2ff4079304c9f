import { stringOf } from '../../php/conversion.ts';
import { isArray, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { invalid } from '../condition/configured.ts';
import type { Configuration, ProcessBuildContext, ProcessFactory } from '../process.ts';
import { type ConditionalProcess, conditionalProcess } from './conditional-process.ts';
import { option } from './configuration.ts';
import { stepCondition } from './step-condition.ts';

/** migrate_conditions' `IfCondition`. */
const factory: ProcessFactory = (configuration, context) => {
  const condition = stepCondition(option(configuration, 'condition'), context);
  refuseBoth(configuration, 'do');
  refuseBoth(configuration, 'else');
  const whenMet = way(configuration, 'do', context) ?? ((value) => value);
  const otherwise = way(configuration, 'else', context) ?? (() => null);
  let multiple = false;
  return {
    transform: (value, call) =>
      andThen(condition.evaluate(value, call.row), (met) =>
        andThen((met ? whenMet : otherwise)(value, call), (result: Value) => {
          multiple = isArray(result);
          return result;
        }),
      ),
    multiple: () => multiple,
  };
};

function refuseBoth(configuration: Configuration, branch: 'do' | 'else'): void {
  if (option(configuration, `${branch}_get`) !== null && option(configuration, `${branch}_process`) !== null) {
    throw invalid(`You may only set one of '${branch}_get' and '${branch}_process'.`);
  }
}

/** What a branch does, `undefined` where nothing is configured. */
function way(
  configuration: Configuration,
  branch: 'do' | 'else',
  context: ProcessBuildContext,
): ConditionalProcess | undefined {
  const [property, steps] = [option(configuration, `${branch}_get`), option(configuration, `${branch}_process`)];
  if (steps !== null && !isArray(steps)) throw invalid(`The '${branch}_process' configuration must be an array.`);
  if (property !== null) return (_value, { row }) => row.get(stringOf(property));
  return steps === null ? undefined : conditionalProcess(steps, '_if_condition_temp', context);
}

export default factory;

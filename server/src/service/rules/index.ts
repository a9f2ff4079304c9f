import type { Rule } from '../problem.ts';
import { invalidDependencies } from './invalid-dependencies.ts';
import { invalidPipeline } from './invalid-pipeline.ts';
import { invalidValue } from './invalid-value.ts';
import { literalReference } from './literal-reference.ts';
import { missingId } from './missing-id.ts';
import { missingOption } from './missing-option.ts';
import { pseudofieldOrder } from './pseudofield-order.ts';
import { undefinedPseudofield } from './undefined-pseudofield.ts';
import { unknownDestinationField } from './unknown-destination-field.ts';
import { unknownDestinationPlugin } from './unknown-destination-plugin.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownMigration } from './unknown-migration.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownProcessPlugin } from './unknown-process-plugin.ts';
import { unknownSourceId } from './unknown-source-id.ts';
import { unknownSourcePlugin } from './unknown-source-plugin.ts';
import { unknownSourceProperty } from './unknown-source-property.ts';
import { unknownSubfield } from './unknown-subfield.ts';
import { unresolvedConstant } from './unresolved-constant.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** The table of rules. Each has a page `docs/rules/CODE.md` and fixtures in `fixtures/CODE/`. */
export const rules: readonly Rule[] = [
  yamlSyntax,
  missingId,
  unknownKey,
  invalidDependencies,
  unknownSourcePlugin,
  unknownProcessPlugin,
  unknownDestinationPlugin,
  missingOption,
  unknownOption,
  invalidValue,
  invalidPipeline,
  unresolvedConstant,
  undefinedPseudofield,
  pseudofieldOrder,
  literalReference,
  unknownSourceId,
  unknownSourceProperty,
  unknownDestinationField,
  unknownSubfield,
  unknownMigration,
];

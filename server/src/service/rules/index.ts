import type { Rule } from '../problem.ts';
import { invalidPipeline } from './invalid-pipeline.ts';
import { literalReference } from './literal-reference.ts';
import { missingOption } from './missing-option.ts';
import { pseudofieldOrder } from './pseudofield-order.ts';
import { undefinedPseudofield } from './undefined-pseudofield.ts';
import { unknownDestinationField } from './unknown-destination-field.ts';
import { unknownDestinationPlugin } from './unknown-destination-plugin.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownMigration } from './unknown-migration.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownProcessPlugin } from './unknown-process-plugin.ts';
import { unknownSourcePlugin } from './unknown-source-plugin.ts';
import { unknownSourceProperty } from './unknown-source-property.ts';
import { unknownSubfield } from './unknown-subfield.ts';
import { unresolvedConstant } from './unresolved-constant.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** The table of rules. Each has a page `docs/rules/CODE.md` and fixtures in `fixtures/CODE/`. */
export const rules: readonly Rule[] = [
  yamlSyntax,
  unknownKey,
  unknownSourcePlugin,
  unknownProcessPlugin,
  unknownDestinationPlugin,
  missingOption,
  unknownOption,
  invalidPipeline,
  unresolvedConstant,
  undefinedPseudofield,
  pseudofieldOrder,
  literalReference,
  unknownSourceProperty,
  unknownDestinationField,
  unknownSubfield,
  unknownMigration,
];

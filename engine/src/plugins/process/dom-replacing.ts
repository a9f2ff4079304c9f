import type { Element, Node } from '@xmldom/xmldom';
import { debugType, stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { arrayKey, elementAt, isArray, type Value } from '../../php/value.ts';
import type { Configuration } from '../process.ts';
import { option } from './configuration.ts';
import { type DomDocument, isElement } from './dom-document.ts';
import { renamed } from './dom-step.ts';

/** What a `mode` reads from a node, and how it writes it back. */
export interface ReplaceMode {
  read(node: Node): string;
  write(found: DomDocument, node: Node, text: string): void;
}

const MODES = ['attribute', 'element', 'text'] as const;

/**
 * The options that `dom_str_replace` and `dom_migration_lookup` need (`DomStrReplace`).
 * @param required names of all required options, in the order in which Drupal looks at them
 * @throws PhpException InvalidPluginDefinitionException for what is missing or wrong
 */
export function replaceMode(pluginId: string, configuration: Configuration, required: readonly string[]): ReplaceMode {
  for (const name of required) {
    const value = option(configuration, name);
    if (!toBoolean(value) && !(name === 'replace' && value !== null))
      throw problem(pluginId, `Configuration option '${name}' is required.`);
    if (name === 'mode' && !MODES.some((mode) => mode === value)) {
      throw problem(pluginId, `Configuration option "mode" only accepts the following values: ${MODES.join(', ')}.`);
    }
  }
  const mode = option(configuration, 'mode');
  if (mode === 'element') return ELEMENT;
  if (mode === 'text') return TEXT;
  const options = option(configuration, 'attribute_options');
  if (!toBoolean(options)) {
    throw problem(pluginId, "Configuration option 'attribute_options' is required for mode 'attribute'.");
  }
  return attributeMode(stringOf(isArray(options) ? (elementAt(options, arrayKey('name')) ?? null) : null));
}

/** `InvalidPluginDefinitionException`. */
export function problem(_pluginId: string, message: string): PhpException {
  return new PhpException('Drupal\\Component\\Plugin\\Exception\\InvalidPluginDefinitionException', message);
}

const attributeMode = (name: string): ReplaceMode => ({
  read: (node) => elementOf(node).getAttribute(name) ?? '',
  write: (_found, node, text) => elementOf(node).setAttribute(name, text),
});

const ELEMENT: ReplaceMode = {
  read: (node) => elementOf(node).tagName,
  write: ({ document }, node, text) => {
    const element = elementOf(node);
    const made = renamed(document, element, text);
    for (const { name, value } of Array.from(element.attributes)) made.setAttribute(name, value);
    element.parentNode?.replaceChild(made, element);
  },
};

const TEXT: ReplaceMode = {
  read: (node) => elementOf(node).textContent ?? '',
  write: (_found, node, text) => {
    elementOf(node).textContent = text;
  },
};

/** @throws PhpError TypeError for a node that is no element */
function elementOf(node: Node): Element {
  if (isElement(node)) return node;
  throw new PhpError(
    'TypeError',
    'Drupal\\migrate_plus\\Plugin\\migrate\\process\\DomStrReplace::getSubject(): Argument #1 ($node) must be of type DOMElement',
  );
}

/** An option that PHP's return types want to be a text. @throws PhpError TypeError for anything but a text */
export function textOption(value: Value, method: string): string {
  if (typeof value === 'string') return value;
  throw new PhpError(
    'TypeError',
    `Drupal\\migrate_plus\\Plugin\\migrate\\process\\DomStrReplace::${method}(): Return value must be of type string, ${debugType(value)} returned`,
  );
}

import type { Document, Node } from '@xmldom/xmldom';
import { stringOf, toBoolean, toInt } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { elementAt, isArray, type Value, valuesOf } from '../../php/value.ts';
import type { SiteModel } from '../../site/model.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { isElement } from './dom-document.ts';
import { problem } from './dom-replacing.ts';
import { documentIn, nodeSelector, renamed } from './dom-step.ts';

const ID = 'dom_apply_styles';

/** One change: which elements become what. */
interface Rule {
  readonly select: (document: Document) => readonly Node[];
  readonly element: string;
  readonly classes: string;
  /** How many parents the new element takes the place of, too. */
  readonly depth: number;
}

/** migrate_plus' `DomApplyStyles`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const format = configuration.get('format') ?? (configuration.has('format') ? null : 'basic_html');
  if (typeof format !== 'string' || !toBoolean(format)) {
    throw problem(ID, 'The "format" option must be a non-empty string.');
  }
  const styles = stylesOf(services.site, format);
  const rules = option(configuration, 'rules');
  if (!isArray(rules)) throw problem(ID, 'The "rules" option must be an array.');
  const all = valuesOf(rules).map((rule) => ruleOf(rule, styles));
  return {
    transform: (value, { destinationProperty }) => {
      const found = documentIn(value, ID, destinationProperty);
      for (const rule of all) for (const node of rule.select(found.document)) apply(rule, node, found.document);
      return found;
    },
  };
};

/** The styles of a format's editor by label: `element.class.class`. */
function stylesOf(site: SiteModel, format: string): ReadonlyMap<string, string> {
  const editor = site.configuration.get(`editor.editor.${format}`) ?? null;
  const plugins = at(at(editor, 'settings'), 'plugins');
  if (at(editor, 'editor') === 'ckeditor') {
    const lines = stringOf(at(at(plugins, 'stylescombo'), 'styles')).split('\r\n');
    return new Map(lines.flatMap((line) => pair(/^(.*)\|(.*)$/.exec(line))));
  }
  if (at(editor, 'editor') !== 'ckeditor5') return new Map();
  const styles = at(at(plugins, 'ckeditor5_style'), 'styles');
  return new Map(
    (isArray(styles) ? valuesOf(styles) : []).flatMap((style) => {
      const [, element, classes] = /<(.*) class="(.*)">/.exec(stringOf(at(style, 'element'))) ?? [];
      return element === undefined ? [] : [[stringOf(at(style, 'label')), `${element}.${classes}`] as const];
    }),
  );
}

function pair(match: RegExpExecArray | null): readonly (readonly [string, string])[] {
  return match ? [[match[2] ?? '', match[1] ?? '']] : [];
}

function at(value: Value, key: string): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

/** @throws PhpException InvalidPluginDefinitionException for a rule without XPath or with an unknown style */
function ruleOf(rule: Value, styles: ReadonlyMap<string, string>): Rule {
  const [xpath, style] = [at(rule, 'xpath'), at(rule, 'style')];
  if (!toBoolean(xpath) || !toBoolean(style)) {
    throw problem(ID, 'The "xpath" and "style" options are required for each rule.');
  }
  const made = styles.get(stringOf(style));
  if (made === undefined || !toBoolean(made)) throw problem(ID, `The style "${stringOf(style)}" is not defined.`);
  const [element = '', ...classes] = made.split('.');
  return {
    select: nodeSelector(stringOf(xpath)),
    element,
    classes: classes.join(' ').trim(),
    depth: Number(toInt(at(rule, 'depth'))),
  };
}

function apply(rule: Rule, node: Node, document: Document): void {
  if (!isElement(node)) return;
  const made = renamed(document, node, rule.element);
  if (toBoolean(rule.classes)) made.setAttribute('class', rule.classes);
  let old: Node | null = node;
  for (let i = 0; i < rule.depth && old; i++) old = old.parentNode;
  if (!old?.parentNode) throw new PhpError('Error', 'Call to a member function replaceChild() on null');
  old.parentNode.replaceChild(made, old);
}

export default factory;

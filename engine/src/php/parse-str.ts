import { rawUrlDecode } from './functions/url.ts';
import { arrayFrom, arrayKey, type Key, type PhpArray } from './value.ts';

type Node = string | Map<Key, Node>;

/** PHP's `parse_str`: the variables of a query string, `a[b][]=1` as nested arrays. */
export function parseStr(text: string): PhpArray {
  const root = new Map<Key, Node>();
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const path = pathOf(name.replace(/^ +/, '').replace(/\0[\s\S]*/, ''));
    if (path) assign(root, path, decode(equals < 0 ? '' : pair.slice(equals + 1)));
  }
  return arrayOf(root);
}

function decode(text: string): string {
  return rawUrlDecode(text.replaceAll('+', ' '));
}

/** A variable's name as a path of keys, `undefined` standing for the next free one; no path for a name that is none. */
function pathOf(name: string): readonly [string, ...(string | undefined)[]] | undefined {
  const [, base = '', brackets = ''] = /^([^[]*)([\s\S]*)$/.exec(name) ?? [];
  if (base === '') return undefined;
  const variable = base.replace(/[ .]/g, '_');
  const path: [string, ...(string | undefined)[]] = [variable];
  let rest = brackets;
  for (let match = closed(rest); match; match = closed(rest)) {
    path.push(/^\s?$/.test(match[1] ?? '') ? undefined : match[1]);
    rest = rest.slice(match[0].length);
  }
  // A first bracket without its partner is part of the name; what follows others is dropped.
  return path.length === 1 && rest !== '' ? [variable + rest.replace(/[ .[]/g, '_')] : path;
}

function closed(text: string): RegExpExecArray | null {
  return /^\[([^\]]*)\]/.exec(text);
}

function assign(root: Map<Key, Node>, path: readonly (string | undefined)[], value: string): void {
  let node = root;
  path.forEach((step, depth) => {
    const key = step === undefined ? nextKey(node) : arrayKey(step);
    if (depth === path.length - 1) {
      node.set(key, value);
      return;
    }
    const child = node.get(key);
    const next = child instanceof Map ? child : new Map<Key, Node>();
    node.set(key, next);
    node = next;
  });
}

function nextKey(node: ReadonlyMap<Key, Node>): number {
  return Math.max(-1, ...[...node.keys()].filter((key) => typeof key === 'number')) + 1;
}

function arrayOf(node: ReadonlyMap<Key, Node>): PhpArray {
  return arrayFrom([...node].map(([key, child]) => [key, typeof child === 'string' ? child : arrayOf(child)] as const));
}

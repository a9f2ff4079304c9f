import { describe, expect, it } from 'vitest';
import { LAYERS, type Layer } from './layers.ts';
import { type Import, importsOf, productFiles } from './sources.ts';

/** Whether a file is the path or lies below it. */
function below(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

function isOurs(file: string): boolean {
  return /^(client|server|engine)\//.test(file);
}

function allowed(layer: Layer, { to, typeOnly }: Import): boolean {
  if (!isOurs(to)) return !layer.forbidden?.test(to) || typeOnly;
  const paths = [layer.path, ...layer.may, ...(typeOnly ? (layer.types ?? []) : [])];
  // The version of a package is no code.
  return to.endsWith('/package.json') || paths.some((path) => below(to, path));
}

/** The layer of a file: the one whose path says most. */
function layerOf(file: string): Layer | undefined {
  const layers = LAYERS.filter(({ path }) => below(file, path));
  return layers.sort((a, b) => b.path.length - a.path.length)[0];
}

const sentence = ({ from, to, typeOnly }: Import) => `${from} imports ${typeOnly ? 'types of ' : ''}${to}`;

describe('imports point down only', () => {
  it.each(LAYERS.map((layer) => [layer.path, layer] as const))('from %s', (path, layer) => {
    const files = productFiles(path).filter((file) => layerOf(file) === layer);
    expect(files).not.toEqual([]);
    const wrong = files.flatMap(importsOf).filter((found) => !allowed(layer, found));
    expect(wrong.map(sentence)).toEqual([]);
  });

  it('and every source file belongs to a layer', () => {
    const files = ['client', 'server', 'engine'].flatMap((folder) => productFiles(`${folder}/src`));
    expect(files.filter((file) => !layerOf(file))).toEqual([]);
  });
});

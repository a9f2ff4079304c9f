import { stringOf, toBoolean } from '../../php/conversion.ts';
import { arrayFrom, elementAt, entries, isArray } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import { phpCall } from './php-call.ts';

/** Tags and the attributes that Drupal 7 let them have. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['<a>', '<a href hreflang>'],
  ['<blockquote>', '<blockquote cite>'],
  ['<ol>', '<ol start type>'],
  ['<ul>', '<ul type>'],
  ['<img>', '<img src alt height width>'],
  ['<h2>', '<h2 id>'],
  ['<h3>', '<h3 id>'],
  ['<h4>', '<h4 id>'],
  ['<h5>', '<h5 id>'],
  ['<h6>', '<h6 id>'],
]);

/** `Drupal\filter\Plugin\migrate\process\FilterSettings`. */
const factory: ProcessFactory = (_configuration, { services }) => {
  const call = phpCall(services);
  return {
    transform: (value, { row }) => {
      const id = row.destinationProperty('id');
      if (id === 'filter_null') return [];
      const tags = isArray(value) ? (elementAt(value, 'allowed_html') ?? null) : null;
      if (id !== 'filter_html' || !isArray(value) || !toBoolean(tags)) return value;
      const replaced = call('str_replace', [[...ATTRIBUTES.keys()], [...ATTRIBUTES.values()], stringOf(tags)]);
      return arrayFrom([...entries(value), ['allowed_html', replaced]]);
    },
  };
};

export default factory;

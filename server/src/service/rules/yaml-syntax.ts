import type { Rule } from '../problem.ts';
import { quoteAt } from './quoteFix.ts';

/** What Symfony's YAML parser would reject. One such file makes Drupal's discovery throw, so that no migration is available at all. */
export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  title: 'Invalid YAML',
  severity: 'error',
  inBrokenText: true,
  check({ file }, report) {
    for (const { range, message } of file.yaml.problems) {
      const fix = quoteAt(file.yaml.text, range.start);
      report({ range, message, fixes: fix === undefined ? [] : [fix] });
    }
  },
};

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { contextOf } from '../contextOf.ts';
import { defaultSettings } from '../settings.ts';
import { applyEdits, knowledgeOf } from '../testing.ts';
import { type DiagnosticData, validate } from '../validate.ts';
import { rules } from './index.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** A comment that says what is wanted: behind a line it means that line, alone on a line the next one that is no comment. */
interface Marker {
  readonly line: number;
  readonly message: string;
  readonly code: string;
  readonly severity: string | undefined;
  readonly fix: string | undefined;
  /** What the marked line is after the fix. */
  readonly after: string | undefined;
}

const severities = { [DiagnosticSeverity.Error]: 'error', [DiagnosticSeverity.Warning]: 'warning' } as const;
const quieter = { [DiagnosticSeverity.Information]: 'info', [DiagnosticSeverity.Hint]: 'hint' } as const;
const nameOf = { ...severities, ...quieter };

function markersOf(text: string): Marker[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const marker = /#\s*want\s+(.*)$/.exec(line)?.[1];
    if (marker === undefined) return [];
    const alone = line.trimStart().startsWith('#');
    const target = alone ? lines.findIndex((other, below) => below > at && !other.trimStart().startsWith('#')) : at;
    const attribute = (name: string) => new RegExp(`${name}="(.*?)"(?=\\s+\\w+="|$)`).exec(marker)?.[1];
    const message = /^"(.*?)"(?=\s+\w+="|$)/.exec(marker)?.[1] ?? '';
    const [code = '', severity, fix, after] = ['code', 'severity', 'fix', 'after'].map(attribute);
    return [{ line: target, message, code, severity, fix, after: after?.replaceAll('\\n', '\n') }];
  });
}

/** Fixtures whose name ends in `.site.yml` are checked on a site whose configuration is known. */
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yml') && !file.startsWith('workspace'))
  .sort();

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(fixtures, file), 'utf8');
  const definition = readDefinition(`/fixtures/migrations/${basename(file)}`, text);
  const context = contextOf(definition, knowledgeOf({ siteKnown: file.endsWith('.site.yml') }));
  const found = validate(context, defaultSettings);
  const markers = markersOf(text);

  it('reports what its markers want, and nothing else', () => {
    const told = found.map(({ range, code }) => `${range.start.line + 1}: ${code}`);
    expect(told).toEqual(markers.map(({ line, code }) => `${line + 1}: ${code}`));
    for (const [at, marker] of markers.entries()) expect(found[at]?.message).toContain(marker.message);
  });

  it.each(markers)('line $line: $code has the wanted severity and fix', (marker) => {
    const diagnostic = found.find(({ range, code }) => range.start.line === marker.line && code === marker.code);
    const rule = rules.find(({ code }) => code === marker.code);
    expect(nameOf[diagnostic?.severity ?? 1]).toBe(marker.severity ?? rule?.severity);
    const data: DiagnosticData | undefined = diagnostic?.data;
    expect(data?.fixes.map(({ title }) => title)[0]).toBe(marker.fix ?? data?.fixes[0]?.title);
    if (marker.after === undefined) return;
    const fixed = applyEdits(text, data?.fixes[0]?.edits ?? []).split('\n');
    const wanted = marker.after.split('\n');
    const line = fixed.slice(marker.line, marker.line + wanted.length).map((each) => each.replace(/\s+#.*$/, ''));
    expect(line.join('\n')).toBe(marker.after);
  });
});

describe('the table of rules', () => {
  it.each(rules)(
    '$code has fixtures that report it and a documentation page with its severity',
    ({ code, severity }) => {
      const wanted = files.flatMap((file) => markersOf(readFileSync(join(fixtures, file), 'utf8')));
      expect(wanted.map((marker) => marker.code)).toContain(code);
      const page = readFileSync(join(import.meta.dirname, `../../../../docs/rules/${code}.md`), 'utf8');
      expect(page).toContain(`Code \`${code}\`, default severity: ${severity}.`);
    },
  );

  it('has a page for no rule that does not exist', () => {
    const pages = readdirSync(join(import.meta.dirname, '../../../../docs/rules')).filter(
      (page) => page !== 'README.md',
    );
    expect(pages.sort()).toEqual(rules.map(({ code }) => `${code}.md`).sort());
  });
});

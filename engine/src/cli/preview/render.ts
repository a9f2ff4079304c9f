import type { Colors } from 'picocolors/types';
import type { Preview, PreviewPipeline, PreviewStep } from '../../executable/runner.ts';
import type { Json } from '../../php/value.ts';
import { forPeople } from '../output/for-people.ts';
import { inline, pad, printable, shorten } from '../output/text.ts';

/** How a preview is drawn. */
export interface PreviewStyle {
  readonly migration: string;
  /** Which row, in words. */
  readonly title: string;
  readonly colors: Colors;
  /** The workspace, from which paths in messages are told. */
  readonly root: string;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * A trace of one row for people: the source row, every pipeline with each step's input and output, what was skipped or went
 * wrong, the destination and what would happen to it.
 */
export function renderPreview(preview: Preview, style: PreviewStyle): string {
  const { colors } = style;
  const sections = [
    section('Source', properties(preview.source, style), colors),
    section(
      'Process',
      preview.pipelines.flatMap((pipeline) => pipelineLines(pipeline, style)),
      colors,
    ),
    section('Destination', properties(preview.destination, style), colors),
  ];
  const title = `${colors.bold(style.migration)} ${colors.dim(style.title)}\n\n`;
  return `${title}${sections.join('')}${resultLine(preview, style)}\n`;
}

/** Nothing at all where nothing is in it: the run ended before. */
function section(title: string, lines: readonly string[], colors: Colors): string {
  return lines.length === 0 ? '' : `${[colors.bold(title), ...lines].join('\n')}\n\n`;
}

/** Names in one column, values in the next; a mapping gets a line for each key, as paths (`constants/folder`). */
function properties(values: Readonly<Record<string, Json>>, { colors, width }: PreviewStyle): readonly string[] {
  const entries = Object.entries(values).flatMap(([name, value]) => flattened(name, value));
  const column = Math.min(32, Math.max(0, ...entries.map(([name]) => name.length)));
  return entries.map(([name, value]) => {
    const text = inline(value, Math.max(20, width - column - 5));
    return `  ${colors.cyan(pad(printable(name), column))}  ${value === null ? colors.dim(text) : text}`;
  });
}

function flattened(name: string, value: Json): readonly (readonly [string, Json])[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [[name, value]];
  }
  const entries = Object.entries(value);
  return entries.length === 0 ? [[name, value]] : entries.flatMap(([key, item]) => flattened(`${name}/${key}`, item));
}

function pipelineLines(pipeline: PreviewPipeline, style: PreviewStyle): readonly string[] {
  const { colors } = style;
  const names = Math.max(0, ...pipeline.steps.map((step) => step.plugin.length));
  const last = pipeline.steps.length - 1;
  const heading = `  ${colors.cyan(printable(pipeline.destination))}`;
  if (pipeline.steps.length === 0) {
    return [`${heading} ${colors.dim('no step ran')}`];
  }
  return [
    heading,
    ...pipeline.steps.flatMap((step, index) => {
      const shown = { ...step, config: ownOptions(step, pipeline.steps[index - 1]) };
      return stepLines(shown, names, index === last, style);
    }),
  ];
}

/**
 * The options that a step goes by. A `source` makes Drupal put a `get` with the same options in front of a plugin: that step
 * shows the `source`, the plugin the rest.
 */
function ownOptions({ plugin, config }: PreviewStep, before: PreviewStep | undefined): PreviewStep['config'] {
  const { plugin: _, source, ...rest } = config;
  if (plugin === 'get') {
    return source === undefined ? rest : { source };
  }
  return source === undefined || before?.plugin === 'get' ? rest : { source, ...rest };
}

function stepLines(
  step: PreviewStep,
  names: number,
  last: boolean,
  { colors, width }: PreviewStyle,
): readonly string[] {
  const [branch, trunk] = last ? ['└─', '  '] : ['├─', '│ '];
  const head = `  ${colors.dim(branch)} ${paint(step, colors)(pad(printable(step.plugin), names))}`;
  const config = configuration(step.config, Math.max(20, width - names - 8));
  const indent = `  ${colors.dim(trunk)}   `;
  const lines = [config === '' ? head : `${head}  ${colors.dim(config)}`];
  // A step that starts from nothing (`get`, `default_value` at the front) has no input worth a word.
  const before = step.input === null ? '' : `${inline(step.input, Math.floor((width - 12) / 2))} `;
  const after = inline(step.output, Math.max(20, width - 12 - before.length));
  const isFine = step.error === undefined && step.skipped === undefined;
  return [...lines, `${indent}${before}${colors.dim('→')} ${isFine ? after : ending(step, colors)}`];
}

function paint(step: PreviewStep, colors: Colors) {
  return step.error !== undefined ? colors.red : step.skipped !== undefined ? colors.yellow : colors.green;
}

function ending(step: PreviewStep, colors: Colors): string {
  return step.error !== undefined
    ? colors.red(`✗ ${printable(step.error)}`)
    : colors.yellow(`⊘ ${printable(step.skipped ?? '')}`);
}

/** The options of a step without its name, in one line. */
function configuration(config: Readonly<Record<string, Json>>, limit: number): string {
  const texts = Object.entries(config).map(([name, value]) => `${printable(name)}: ${optionText(value)}`);
  return shorten(texts.join(', ').replaceAll('\n', ' '), limit);
}

/** Plain text needs no quotes; blanks that one would not see do. */
function optionText(value: Json): string {
  return typeof value === 'string' && value !== '' && value.trim() === value ? printable(value) : inline(value);
}

function resultLine({ result }: Preview, { colors, root }: PreviewStyle): string {
  const reason = result.reason === undefined ? '' : `: ${printable(forPeople(result.reason, root))}`;
  switch (result.outcome) {
    case 'saved':
      return colors.green(`✓ This row would be saved${reason}`);
    case 'skipped':
      return colors.yellow(`⊘ This row would be skipped${reason}`);
    case 'failed':
      return colors.red(`✗ This row would fail${reason}`);
  }
}

import { DOMImplementation, DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { looseEquals, stringOf, toBoolean, typeName } from '../../php/conversion.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { PhpObject, type Value } from '../../php/value.ts';
import { MessageLevel, MigrateException } from '../exceptions.ts';
import type { Configuration, ProcessFactory } from '../process.ts';
import { DomDocument } from './dom-document.ts';
import { type ParserWarning, parseHtml } from './dom-html-parser.ts';
import { serializeBody, serializeDocument } from './dom-serializer.ts';

/** migrate_plus' `Dom`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const method = stringOf(configuration.get('method') ?? null);
  if ((configuration.get('method') ?? null) === null) throw invalid('The "method" must be set.');
  if (method !== 'import' && method !== 'export') throw invalid('The "method" must be "import" or "export".');
  const parser = configuration.get('import_method') ?? 'html';
  if (!['html', 'html5', 'xml'].some((known) => looseEquals(known, parser))) {
    throw invalid('The "import_method" must be "html", "html5", or "xml".');
  }
  const nonRoot = flag(configuration, 'non_root');
  if (method === 'export') return { transform: (value) => exported(value, nonRoot) };
  const logs = flag(configuration, 'log_messages');
  const encoding = stringOf(configuration.get('encoding') ?? 'UTF-8').toLowerCase();
  const read = PARSERS[stringOf(parser)] ?? readHtml;
  return {
    transform: (value, { row }) => {
      if (typeof value !== 'string') throw new MigrateException('Cannot import a non-string value.');
      const warn: ParserWarning = (text) => {
        if (logs) services.messages.save(row, text, MessageLevel.Warning);
      };
      if (!nonRoot && value === '') refuseNothing(stringOf(parser));
      return read(nonRoot ? pageAround(value, encoding) : value, warn);
    },
  };
};

/** An option that is on unless it is there and falsy. */
function flag(configuration: Configuration, name: string): boolean {
  return configuration.has(name) ? toBoolean(configuration.get(name) ?? null) : true;
}

function invalid(message: string): PhpException {
  return new PhpException('InvalidArgumentException', message);
}

/** @throws PhpError ValueError: PHP's own parsers take no empty text */
function refuseNothing(parser: string): void {
  if (parser === 'html5') return;
  const method = parser === 'xml' ? 'loadXML' : 'loadHTML';
  throw new PhpError('ValueError', `DOMDocument::${method}(): Argument #1 ($source) must not be empty`);
}

type Read = (source: string, warn: ParserWarning) => DomDocument;

const readHtml: Read = (source, warn) =>
  new DomDocument(
    parseHtml(source, true, (text) => warn(`DOMDocument::loadHTML(): ${text}`)),
    true,
  );

/** The parser of HTML 5 gathers its complaints where nobody looks. */
const readHtml5: Read = (source) =>
  new DomDocument(
    parseHtml(source, false, () => undefined),
    false,
  );

/** XML that is none leaves an empty document. Entities of a document's own are not read. */
const readXml: Read = (source, warn) => {
  try {
    const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(source, 'text/xml');
    return new DomDocument(document, false);
  } catch (error) {
    warn(`DOMDocument::loadXML(): ${error instanceof Error ? error.message : String(error)}`);
    return new DomDocument(new DOMImplementation().createDocument(null, ''), false);
  }
};

const PARSERS: Readonly<Record<string, Read>> = { html: readHtml, html5: readHtml5, xml: readXml };

/** A page with the text in its body. */
function pageAround(text: string, encoding: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=${encoding}" /></head><body>${text}</body></html>`;
}

function exported(value: Value, nonRoot: boolean): string {
  if (value instanceof DomDocument) return nonRoot ? serializeBody(value) : serializeDocument(value.document);
  const what = value instanceof PhpObject ? value.className : typeName(value);
  throw new MigrateException(`Cannot export a "${what}".`);
}

export default factory;

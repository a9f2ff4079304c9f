import { describe, expect, it } from 'vitest';
import { fromJson, type Json, type Value } from '../../php/value.ts';
import { MessageLevel, MigrateException, MigrateSkipRowException } from '../exceptions.ts';
import type { LookupService } from '../services.ts';
import dom from './dom.run.ts';
import domApplyStyles from './dom_apply_styles.run.ts';
import domMigrationLookup from './dom_migration_lookup.run.ts';
import domRemove from './dom_remove.run.ts';
import domSelect from './dom_select.run.ts';
import domStrReplace from './dom_str_replace.run.ts';
import { DomDocument } from './dom-document.ts';
import { fake, recordedMessages, resultOf, run, testSite, type World } from './testing.ts';

type Factory = Parameters<typeof run>[0];

const quiet = { log_messages: false };

const importing = (html: string, options: { readonly [key: string]: Json } = quiet, world: World = {}) =>
  resultOf(dom, { method: 'import', ...options }, html, world);

const exporting = (document: Value, options: { readonly [key: string]: Json } = {}) =>
  resultOf(dom, { method: 'export', ...options }, document);

/** HTML on its way through one plugin. */
async function through(factory: Factory, configuration: { readonly [key: string]: Json }, html: string, world?: World) {
  return exporting(await resultOf(factory, configuration, await importing(html), world));
}

describe('dom', () => {
  it.each([
    ['<p>a &amp; b</p>', '<p>a &amp; b</p>'],
    ['<p>a<p>b', '<p>a</p><p>b</p>'],
    ['text <b>bold', 'text <b>bold</b>'],
    ['<b><i>x</b>y</i>', '<b><i>x</i></b>y'],
    ['<img src="a" alt=""><br/>', '<img src="a" alt><br>'],
    ['<input disabled>', '<input disabled="disabled">'],
    ['<a href="?a=1&amp;b=&lt;">é ü 漢&nbsp;</a>', '<a href="?a=1&amp;b=&lt;">é ü 漢&nbsp;</a>'],
    ['<o:p>x</o:p>', '<p>x</p>'],
    ['<p>&copy &bogus;</p>', '<p>&amp;copy &amp;bogus;</p>'],
    ['<script>if (a<b && c) {}</script>', '<script>\n//\nif (a<b && c) {}\n//\n</script>'],
    ['<style>p>a{}</style>', '<style>\n/**/\np>a{}\n/**/\n</style>'],
    ['<!-- c -->x', '<!-- c -->x'],
    ['', ''],
  ])('reads %j and writes %j', async (html, expected) => {
    expect(await exporting(await importing(html))).toBe(expected);
  });

  it('reads whole pages where it is told to, and adds what is missing', async () => {
    const page = await importing('<title>t</title>x', { ...quiet, non_root: false });
    expect(await exporting(page, { non_root: false })).toBe(
      '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "http://www.w3.org/TR/REC-html40/loose.dtd">\n<html><head><title>t</title></head><body><p>x</p></body></html>\n',
    );
  });

  it('reads HTML 5 and XML', async () => {
    expect(await exporting(await importing('<section>a<script>1</script></section>', { import_method: 'html5' }))).toBe(
      '<section>a<script>1</script></section>',
    );
    expect(await exporting(await importing('<p>a<br/></p>', { import_method: 'xml' }))).toBe('<p>a<br></p>');
  });

  it('stores what the parser complains about', async () => {
    const messages = recordedMessages();
    await importing('<p>\n<section></b>x</section>', {}, { services: { messages } });
    expect(messages.saved).toEqual([
      ['DOMDocument::loadHTML(): Tag section invalid in Entity, line: 2', MessageLevel.Warning],
      ['DOMDocument::loadHTML(): Unexpected end tag : b in Entity, line: 2', MessageLevel.Warning],
    ]);
  });

  it('refuses other values and a wrong configuration', async () => {
    await expect(run(dom, { method: 'import' }, 5)).rejects.toThrow(
      new MigrateException('Cannot import a non-string value.'),
    );
    await expect(run(dom, { method: 'export' }, 'x')).rejects.toThrow(
      new MigrateException('Cannot export a "string".'),
    );
    await expect(run(dom, { method: 'import', non_root: false }, '')).rejects.toThrow(
      'DOMDocument::loadHTML(): Argument #1 ($source) must not be empty',
    );
    await expect(run(dom, {}, 'x')).rejects.toThrow('The "method" must be set.');
    await expect(run(dom, { method: 'x' }, 'x')).rejects.toThrow('The "method" must be "import" or "export".');
    await expect(run(dom, { method: 'import', import_method: 'x' }, 'x')).rejects.toThrow(
      'The "import_method" must be "html", "html5", or "xml".',
    );
  });
});

describe.each<readonly [string, Factory, { readonly [key: string]: Json }]>([
  ['dom_select', domSelect, { selector: '//p' }],
  ['dom_remove', domRemove, { selector: '//p' }],
  ['dom_str_replace', domStrReplace, { mode: 'element', xpath: '//p', search: 'p', replace: 'q' }],
])('%s', (id, factory, configuration) => {
  it('skips the row where the value is no document', async () => {
    const expected = new MigrateSkipRowException(
      `The ${id} plugin in the destination process pipeline requires a \\DOMDocument object. You can use the dom plugin to convert a string to \\DOMDocument.`,
    );
    await expect(run(factory, configuration, '<p>x</p>')).rejects.toThrow(expected);
  });
});

describe('dom_select and dom_remove', () => {
  const html = '<p class="a">1 <b>2</b></p><p style="x">3</p><img src="u"><img src="v">';

  it('take texts out', async () => {
    const document = await importing(html);
    expect(await resultOf(domSelect, { selector: '//img/@src' }, document)).toEqual(['u', 'v']);
    expect(await resultOf(domSelect, { selector: '//img/@src', limit: 1 }, document)).toEqual(['u']);
    expect(await resultOf(domSelect, { selector: '//p' }, document)).toEqual(['1 2', '3']);
    expect(await resultOf(domSelect, { selector: '//nope' }, document)).toEqual([]);
    expect(await resultOf(domSelect, { selector: '//p[' }, document)).toEqual([]);
  });

  it('remove elements or attributes', async () => {
    expect(await through(domRemove, { selector: '//img', limit: 1 }, html)).toBe(
      '<p class="a">1 <b>2</b></p><p style="x">3</p><img src="v">',
    );
    expect(
      await through(domRemove, { selector: '//*[@style]', mode: 'attribute', attribute: 'style' }, html),
    ).toContain('<p>3</p>');
    await expect(run(domRemove, { selector: '//p', mode: 'attribute' }, null)).rejects.toThrow(
      'The "attribute" must be set if "mode" is set to "attribute".',
    );
  });
});

describe('dom_str_replace', () => {
  const href = { mode: 'attribute', xpath: '//a', attribute_options: { name: 'href' } };

  it('replaces in attributes, names and texts', async () => {
    const html = '<a href="/Foo-12">x</a><b class="k">y</b>';
    expect(await through(domStrReplace, { ...href, search: 'Foo', replace: 'bar' }, html)).toContain('href="/bar-12"');
    const ignoring = { ...href, search: 'foo', replace: '', case_insensitive: true };
    expect(await through(domStrReplace, ignoring, html)).toContain('href="/-12"');
    const pattern = { ...href, regex: true, search: '/Foo-(\\d+)/', replace: 'n-$1' };
    expect(await through(domStrReplace, pattern, html)).toContain('href="/n-12"');
    const element = { mode: 'element', xpath: '//b', search: 'b', replace: 'strong' };
    expect(await through(domStrReplace, element, html)).toContain('<strong class="k">y</strong>');
    const text = { mode: 'text', xpath: '//b', search: 'y', replace: 'z' };
    expect(await through(domStrReplace, text, html)).toContain('<b class="k">z</b>');
  });

  it('says what is missing', async () => {
    await expect(run(domStrReplace, { mode: 'element' }, null)).rejects.toThrow(
      "Configuration option 'xpath' is required.",
    );
    await expect(run(domStrReplace, { ...href, mode: 'x', search: 'a', replace: 'b' }, null)).rejects.toThrow(
      'Configuration option "mode" only accepts the following values: attribute, element, text.',
    );
    await expect(
      run(domStrReplace, { mode: 'attribute', xpath: '//a', search: 'a', replace: 'b' }, null),
    ).rejects.toThrow("Configuration option 'attribute_options' is required for mode 'attribute'.");
  });
});

describe('dom_migration_lookup', () => {
  const configuration = {
    mode: 'attribute',
    xpath: '//a',
    attribute_options: { name: 'href' },
    search: '@/user/(\\d+)@',
    replace: '/user/[mapped-id]',
    migrations: { users: {}, people: { replace: '/people/[mapped-id]' } },
  };

  it('puts the ids of the first migration that knows them in place', async () => {
    const lookup = fake<LookupService>('lookup', {
      lookup: ([migration], ids) => {
        const found: { readonly [key: string]: readonly Value[] } = { 'users["1"]': ['91'], 'people["2"]': ['92'] };
        const row = found[`${migration}${JSON.stringify(ids)}`];
        return row ? [row] : [];
      },
    });
    const html = '<a href="/user/1">a</a><a href="/user/2">b</a><a href="/user/3">c</a><a href="/x">d</a>';
    expect(await through(domMigrationLookup, configuration, html, { services: { lookup } })).toBe(
      '<a href="/user/91">a</a><a href="/people/92">b</a><a href="/user/3">c</a><a href="/x">d</a>',
    );
  });

  it('needs a replacement for each migration', async () => {
    await expect(run(domMigrationLookup, { ...configuration, replace: null }, null)).rejects.toThrow(
      "Please define either a global replace for all migrations, or a specific one for 'migrations.users'.",
    );
    await expect(run(domMigrationLookup, { ...configuration, migrations: 'users' }, null)).rejects.toThrow(
      "Configuration option 'migration' should be a keyed array.",
    );
  });
});

describe('dom_apply_styles', () => {
  const styles = [{ label: 'Bold', element: '<strong class="big loud">' }];
  const editor = { editor: 'ckeditor5', settings: { plugins: { ckeditor5_style: { styles } } } };
  const world: World = {
    services: { site: testSite({ configuration: new Map([['editor.editor.full', fromJson(editor)]]) }) },
  };

  it('makes elements what the editor’s style says', async () => {
    const configuration = { format: 'full', rules: [{ xpath: '//i', style: 'Bold', depth: 1 }] };
    expect(await through(domApplyStyles, configuration, '<p><span><i>x <u>y</u></i></span></p>', world)).toBe(
      '<p><strong class="big loud">x <u>y</u></strong></p>',
    );
  });

  it('refuses styles that the editor does not have', async () => {
    const rules = [{ xpath: '//i', style: 'None' }];
    await expect(run(domApplyStyles, { format: 'full', rules }, null, world)).rejects.toThrow(
      'The style "None" is not defined.',
    );
    await expect(run(domApplyStyles, { format: 'full' }, null, world)).rejects.toThrow('The "rules" option must be');
  });
});

describe('a document', () => {
  it('is an object to everything else', async () => {
    const document = await importing('<p>x</p>');
    expect(document).toBeInstanceOf(DomDocument);
    await expect(run(dom, { method: 'import' }, document)).rejects.toThrow('Cannot import a non-string value.');
  });
});

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import rawKnown from '#resources/frameworks/known-catalogues.json' with { type: 'json' };
import { utf8 } from '#shared/base/bytes.ts';
import { type KnownCatalogues, readKnownCatalogues } from '#shared/domain/readiness/framework-data.ts';
import { importSaves, proposedOut, takenItems, toggled } from './import-saves.ts';
import { FRAMEWORK_MAX_BYTES, FRAMEWORK_MAX_ITEMS, type FrameworkPreview, readFramework } from './read-framework.ts';

const knownRead = readKnownCatalogues(rawKnown);
const known = (knownRead.ok ? knownRead.value : undefined) as KnownCatalogues;
const read = (text: string, name = 'file.json') => readFramework(name, utf8(text), known);
const codeOf = (text: string, name?: string) => {
  const result = read(text, name);
  return result.ok ? 'ok' : result.error.code;
};

function take(preview: FrameworkPreview, out = proposedOut(preview.items)) {
  const taken = takenItems(preview.items, out);
  const drafts = importSaves({
    preview,
    taken,
    fileName: 'x',
    fileHash: 'f'.repeat(64),
    frameworkId: 'framework.aaaaaaaaaaaaa.1',
    itemIds: taken.map((_, at) => `frameworkItem.aaaaaaaaaaaaa.${at + 1}`),
    by: null,
    on: '2026-11-29',
  });
  return { taken, drafts };
}

const here = import.meta.dirname;
const folder = ['../../../../../shared/data', '../../../../../../shared/data']
  .map((each) => path.resolve(here, each))
  .find((each) => existsSync(each));
if (folder === undefined) console.warn('SKIPPED: no ../shared/data, so no public framework file is taken in');

describe.skipIf(folder === undefined)('public files', () => {
  const file = (name: string): FrameworkPreview => {
    const result = readFramework(name, readFileSync(path.join(folder ?? '', name)), known);
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };

  test('NIST CSF 2.0 of CISO Assistant comes in whole', () => {
    const preview = file('frameworks/nist-csf-2.0.yaml');
    expect(preview).toMatchObject({ format: 'cisoAssistant', publisher: 'NIST', title: 'NIST CSF v2.0' });
    expect(preview.items.filter(({ kind }) => kind === 'requirement')).toHaveLength(106);
    expect(proposedOut(preview.items).size).toBe(0);
    expect(take(preview).drafts).toHaveLength(1 + 6 + 22 + 106);
  });

  test('the draft of CSF 2.0 in OSCAL shows its 79 old subcategories and leaves them out', () => {
    const preview = file('oscal/NIST_CSF_v2.0_catalog.xml');
    const old = preview.items.filter(({ standing }) => standing === 'old');
    expect(old.filter(({ key }) => /-\d\d$/.test(key))).toHaveLength(79);
    expect(old.filter(({ key }) => !/-\d\d$/.test(key))).toHaveLength(12);
    const { taken } = take(preview);
    expect(taken.filter(({ key }) => /-\d\d$/.test(key))).toHaveLength(106);
    const all = take(preview, new Set()).taken;
    expect(all).toHaveLength(preview.items.length);
    expect(preview.items.find(({ key }) => key === 'GV.OC-01')?.text).toMatch(/mission is understood/);
  });

  test('a small catalogue in JSON keeps its groups', () => {
    const preview = file('oscal/basic-catalog.json');
    expect(preview.items.map(({ key }) => key)).toEqual(expect.arrayContaining(['s1', 's1.1', 's1.1.1', 's2.1.2']));
    const control = preview.items.find(({ key }) => key === 's1.1.1');
    expect(preview.items[control?.under ?? -1]?.key).toBe('s1.1');
    expect(control?.text).toMatch(/responsibilities/);
  });

  test('what is no catalogue is said, not taken', () => {
    for (const name of ['oscal/ifa_plan-of-action-and-milestones.json', 'frameworks/risk-matrix-5x5-iso-27005.yaml']) {
      const result = readFramework(name, readFileSync(path.join(folder ?? '', name)), known);
      expect(result, name).toMatchObject({ ok: false, error: { code: 'framework/not-a-catalogue' } });
    }
  });
});

const control = (id: string, more: object = {}) => ({ id, title: `title of ${id}`, ...more });
const catalogue = (controls: readonly object[], title = 'Test') =>
  JSON.stringify({ catalog: { uuid: 'u', metadata: { title }, controls } });

/** @param nodes lines of the list of requirement nodes. */
const library = (nodes: readonly string[]) =>
  ['urn: u', 'name: n', 'version: 2.0', 'objects:', '  framework:', '    requirement_nodes:']
    .concat(nodes.map((line) => `    ${line}`))
    .join('\n')
    .concat('\n');

describe('hostile files', () => {
  test('a document type or an entity is refused before it is parsed', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><catalog uuid="u">&b;</catalog>';
    expect(codeOf(bomb)).toBe('framework/document-type');
    expect(codeOf('<!doctype html><html></html>')).toBe('framework/document-type');
  });

  test('aliases of YAML do not multiply', () => {
    const text = `urn: u\nname: n\na: &a [1,1]\nb: [*a,*a]\nobjects: {framework: {requirement_nodes: []}}\n`;
    expect(codeOf(text, 'x.yaml')).toBe('framework/unreadable');
  });

  test('a key that stands twice is refused: one of its two values would be lost', () => {
    expect(codeOf(library(['- urn: a']), 'x.yaml')).toBe('ok');
    expect(codeOf(`${library(['- urn: a'])}urn: again\n`, 'x.yaml')).toBe('framework/unreadable');
    expect(codeOf(library(['- urn: a', '  urn: b']), 'x.yaml')).toBe('framework/unreadable');
  });

  test('size, number of parts and depth are bounded', () => {
    expect(readFramework('x.json', new Uint8Array(FRAMEWORK_MAX_BYTES + 1), known)).toMatchObject({
      error: { code: 'file/too-large' },
    });
    const many = Array.from({ length: FRAMEWORK_MAX_ITEMS + 1 }, (_, at) => control(`c${at}`));
    expect(codeOf(catalogue(many))).toBe('framework/too-much');
    let deep: object = control('c');
    for (let at = 0; at < 20; at += 1) deep = control(`c${at}`, { controls: [deep] });
    expect(codeOf(catalogue([deep]))).toBe('framework/too-much');
    expect(codeOf(`${'{"catalog":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).toMatch(/^framework\//);
  });

  test('bytes that are no text, and texts that are no framework', () => {
    expect(readFramework('x.json', new Uint8Array([0xff, 0xfe, 0x80]), known)).toMatchObject({
      error: { code: 'framework/unreadable' },
    });
    expect(codeOf('{"catalog":')).toBe('framework/unreadable');
    expect(codeOf('<catalog>')).toMatch(/^framework\//);
    expect(codeOf('just words', 'x.yaml')).toBe('framework/not-a-catalogue');
    expect(codeOf(catalogue([]))).toBe('framework/empty');
  });

  test('any text is answered with a result', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', '{', '<', 'urn: '), (text, before) => {
        expect(typeof read(before + text, 'x.yaml').ok).toBe('boolean');
      }),
    );
  });

  test('texts lose their control signs and fit the fields', () => {
    const result = read(catalogue([control('a\u0000b', { title: 'x\n'.repeat(500) })]));
    const item = result.ok ? result.value.items[0] : undefined;
    expect(item?.key).toBe('a b');
    expect(item?.title.length).toBeLessThanOrEqual(200);
  });
});

describe('words as the file writes them', () => {
  test('a number of YAML keeps its digits, and what is empty is nothing', () => {
    const nodes = ['- urn: a', '  ref_id: 1.10', '  assessable: true', '  name:', '  description: null', '- urn: b'];
    const result = read(library([...nodes, '  ref_id: 1.1', '  name: yes']), 'x.yaml');
    expect(result).toMatchObject({
      value: {
        edition: '2.0',
        items: [
          { key: '1.10', kind: 'requirement', title: '', text: '', isDuplicate: false },
          { key: '1.1', kind: 'group', title: 'yes', isDuplicate: false },
        ],
      },
    });
  });

  test('prose of XML keeps the order of its words, its lists and its parameters, and no address', () => {
    const prose =
      '<p>The <em>master</em> &amp; the <a href="http://x">owner</a> test it every <insert type="param" id-ref="a_1"/>.</p>';
    const part = `<part name="statement">${prose}<ul><li>aboard</li><li>ashore</li></ul></part>`;
    const result = read(
      `<catalog uuid="u"><metadata><title>T</title></metadata><control id="a"><title>t</title>${part}</control></catalog>`,
    );
    expect(result.ok ? result.value.items[0]?.text : result.error).toBe(
      'The master & the owner test it every {{ insert: param, a_1 }}.\naboard\nashore',
    );
  });

  test('a framework without a name has that of its file, so that it can be saved', () => {
    const result = readFramework('Our rules.v2.json', utf8(catalogue([control('a')], '  ')), known);
    expect(result).toMatchObject({ value: { title: 'Our rules.v2' } });
  });

  test('a long text is not cut through a sign', () => {
    const result = read(catalogue([control('a', { title: `${'x'.repeat(199)}\u{1f6a2}` })]));
    expect(result.ok && result.value.items[0]?.title.isWellFormed()).toBe(true);
  });
});

describe('what comes in', () => {
  const withdrawn = { props: [{ name: 'status', value: 'Withdrawn' }] };
  const result = read(
    catalogue([control('g', { controls: [control('g.1'), control('g.2', withdrawn)] }), control('g.1')]),
  );
  const preview = (result.ok ? result.value : undefined) as FrameworkPreview;
  const keys = (out: ReadonlySet<number>) => takenItems(preview.items, out).map(({ place }) => place);

  test('withdrawn and double parts are proposed to be left out', () => {
    expect([...proposedOut(preview.items)]).toEqual([2, 3]);
    expect(keys(proposedOut(preview.items))).toEqual([0, 1]);
  });

  test('leaving out a group leaves out what is under it; taking one back brings what is above it', () => {
    const without = toggled(preview.items, new Set(), 0);
    expect(keys(without)).toEqual([3]);
    expect(keys(toggled(preview.items, without, 2))).toEqual([0, 2, 3]);
  });

  test('two parts with one key, and two imports, are records of their own', () => {
    const { drafts } = take(preview, new Set());
    expect(new Set(drafts.map(({ record }) => record)).size).toBe(drafts.length);
    expect(drafts.filter(({ values }) => values['key'] === 'g.1')).toHaveLength(2);
    expect(drafts[2]?.values['under']).toBe(drafts[1]?.record);
  });

  test('whatever is left out, nothing that comes in hangs in the air', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(0, 1, 2, 3)), (places) => {
        const places_ = new Set(keys(new Set(places)));
        for (const place of places_) {
          const under = preview.items[place]?.under ?? null;
          expect(under === null || places_.has(under)).toBe(true);
        }
      }),
    );
  });
});

import { readFileSync } from 'node:fs';
import { recognise } from '../../src/facts/recognise.js';
import type { Json, JsonObject } from '../../src/model/json.js';

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const CVX = 'http://hl7.org/fhir/sid/cvx';

function fixture(name: string): readonly (readonly string[])[] {
  return JSON.parse(readFileSync(`fixtures/terminology/${name}.json`, 'utf8')) as readonly (readonly string[])[];
}

function coded(system: string | undefined, code: string, display?: string): Json {
  return {
    coding: [{ ...(system === undefined ? {} : { system }), code, ...(display === undefined ? {} : { display }) }],
  };
}

/** "azathioprine,allopurinol", "vaccine:mmr", "other": what was recognised, in one word. */
function said(concept: Json, moreText: readonly string[] = []): string {
  const found = recognise(concept, moreText);
  if (found.kind === 'drug') return found.concepts.join(',');
  return found.kind === 'vaccine' ? `vaccine:${found.group}` : found.kind;
}

describe('text is the last resort, and it is enough (threat S26)', () => {
  const names = fixture('names');

  it('has at least 150 spellings, brands and traps', () => {
    expect(names.length).toBeGreaterThanOrEqual(150);
  });

  it.each(names.map(([text = '', expected = '', route = '']) => [text, expected, route]))(
    '%s',
    (text, expected, route) => {
      const found = recognise({ text });
      const what = said({ text });
      expect(what === expected || what.startsWith(`${expected},`) ? expected : what).toBe(expected);
      if (route !== '' && found.kind === 'drug') expect(found.route).toBe(route);
      if (found.kind === 'drug' || found.kind === 'vaccine') expect(found.by).toBe('text');
    },
  );

  it('reads displays, a bare string and the further words of a reference alike', () => {
    expect(said(coded('http://clinic.example/drugs', 'X1', 'Imuran 50mg'))).toBe('azathioprine');
    expect(said('Imuran 50mg')).toBe('azathioprine');
    expect(said({}, ['Imuran 50mg'])).toBe('azathioprine');
  });
});

describe('no negative of the terminology pack matches what it must not', () => {
  const nonSystemic = ['topical', 'other', 'inhaled'];
  // The pack calls these two SNOMED codes non-live and the CVX codes of the same products live or unknown: somebody asks.
  const doubtful = ['860722004', '871716003'];
  const negatives = fixture('negatives').filter(([system]) => /rxnorm|cvx|atc|sct|ndc/.test(system ?? ''));

  it.each(negatives.map(([system = '', code = '', display = '', not = '']) => [system, code, display, not]))(
    '%s %s',
    (system, code, display, not) => {
      const found = recognise(coded(system, code, display));
      if (not === 'live-vaccine' || not === 'zoster-recombinant') {
        expect(found.kind === 'vaccine' ? found.group : 'non-live').toBe(
          doubtful.includes(code) ? 'unclassified' : 'non-live',
        );
        expect(found.kind).not.toBe('drug');
      } else if (
        found.kind === 'drug' &&
        found.concepts.some((concept) => not.startsWith(concept) || found.name === not)
      ) {
        expect(nonSystemic).toContain(found.route);
      } else expect(said(coded(system, code, display)).split(',')).not.toContain(not);
    },
  );
});

describe('codes come before words', () => {
  it('gives the strength of one tablet from the product code alone', () => {
    expect(recognise(coded(RXNORM, '197388'))).toEqual({
      kind: 'drug',
      concepts: ['azathioprine'],
      name: 'azathioprine',
      strengthMg: 50,
      singleIngredient: true,
      route: 'oral',
      by: 'rxnorm',
    });
    expect(recognise(coded(RXNORM, '1256', 'azathioprine 50 MG'))).not.toHaveProperty('strengthMg');
  });

  it('knows no tablet strength of an injection or a liquid', () => {
    for (const code of ['239983', '1536484']) expect(recognise(coded(RXNORM, code))).not.toHaveProperty('strengthMg');
  });

  it('counts both substances in a tablet of co-trimoxazole: 800 + 160 mg', () => {
    expect(recognise(coded(RXNORM, '198335'))).toMatchObject({ concepts: ['co-trimoxazole'], strengthMg: 960 });
  });

  it('knows 105611 as Imuran 50 mg', () => {
    expect(recognise(coded(RXNORM, '105611'))).toMatchObject({ concepts: ['azathioprine'], strengthMg: 50 });
  });

  it.each([['68382-0118-05'], ['68382-118-05'], ['68382-118'], ['68382011805'], ['6838211805']])(
    'reads NDC %s as azathioprine 25 mg',
    (code) => {
      expect(recognise(coded('http://hl7.org/fhir/sid/ndc', code))).toMatchObject({
        concepts: ['azathioprine'],
        strengthMg: 25,
      });
    },
  );

  it.each([
    ['urn:oid:2.16.840.1.113883.6.88', '197388'],
    ['urn:oid:2.16.840.1.113883.6.73', 'L04AX01'],
    ['https://www.whocc.no/atc', 'l04ax01'],
    ['http://fhir.de/CodeSystem/bfarm/atc', 'L04AX01'],
    ['urn:oid:2.16.840.1.113883.6.96', '372574004'],
    ['http://snomed.info/sct/83821000000107/version/20240101', '372574004'],
    ['http://snomed.info/sct|http://snomed.info/sct/731000124108', '372574004'],
    ['http://fdasis.nlm.nih.gov', 'MRK240IY2L'],
    ['urn:oid:2.16.840.1.113883.4.9', 'mrk240iy2l'],
    ['http://snomed.info/sct', '8283411000001100'],
    ['https://dmd.nhs.uk', '8283411000001100'],
  ])('knows azathioprine under %s %s', (system, code) => {
    expect(said(coded(system, code))).toBe('azathioprine');
  });

  it('never matches a code without its system, unless the words beside it name the drug', () => {
    expect(said(coded(undefined, '197388'))).toBe('other');
    expect(said(coded('http://clinic.example/drugs', '197388'))).toBe('other');
    expect(recognise(coded(undefined, '197388', 'azathioprine'))).toMatchObject({
      concepts: ['azathioprine'],
      strengthMg: 50,
    });
    expect(recognise(coded(undefined, '197388', 'allopurinol'))).toMatchObject({
      concepts: ['allopurinol'],
      by: 'text',
    });
  });

  it('considers every coding', () => {
    expect(
      said({
        coding: [
          { system: RXNORM, code: '1' },
          { system: RXNORM, code: '519' },
        ],
      }),
    ).toBe('allopurinol');
  });

  it('is other for a code that nobody knows, nothing for no code and no words', () => {
    expect(said(coded(RXNORM, '999999999'))).toBe('other');
    for (const empty of [
      undefined,
      {},
      { coding: [] },
      { text: '' },
      { coding: {} },
      null,
      [],
      { coding: [null] },
      { text: '  ' },
    ]) {
      expect(recognise(empty as Json | undefined)).toEqual({ kind: 'nothing' });
    }
  });
});

describe('a code and words that contradict each other lose nothing critical', () => {
  it('names both, with no strength to compute a dose from', () => {
    const found = recognise({ ...(coded(RXNORM, '197388') as object), text: 'Allopurinol 100 mg' });
    expect(found).toMatchObject({
      concepts: ['azathioprine', 'allopurinol'],
      name: 'azathioprine',
      singleIngredient: false,
      route: 'unknown',
    });
    expect(found).not.toHaveProperty('strengthMg');
  });

  it('keeps the code where the words name it too, or add nothing critical', () => {
    expect(said({ ...(coded(RXNORM, '197388') as object), text: 'azathioprine (stop allopurinol)' })).toBe(
      'azathioprine',
    );
    expect(said({ ...(coded(RXNORM, '197388') as object), text: 'mesalazine' })).toBe('azathioprine');
  });

  it('keeps two codes of two drugs', () => {
    expect(
      said({
        coding: [
          { system: RXNORM, code: '197388' },
          { system: RXNORM, code: '197319' },
        ],
      }),
    ).toBe('azathioprine,allopurinol');
  });

  it('does not count everolimus for cancer, with its ingredient code or without', () => {
    expect(said(coded(RXNORM, '845512', 'everolimus 10 MG Oral Tablet [Afinitor]'))).toBe('other');
    expect(
      said({
        coding: [
          { system: RXNORM, code: '845512' },
          { system: RXNORM, code: '141704' },
        ],
      }),
    ).toBe('other');
    expect(said(coded(RXNORM, '977434'))).toBe('everolimus');
  });

  it('does not count homeopathic ribavirin, but reads the words of a live vaccine brand beside another code', () => {
    expect(said(coded(CVX, '187', 'Zostavax'))).toBe('vaccine:unclassified');
    expect(said(coded(CVX, '188', 'Shingrix'))).toBe('vaccine:non-live');
  });
});

describe('vaccines are classified by code, not by display', () => {
  it.each([
    ['3', 'mmr'],
    ['03', 'mmr'],
    ['003', 'mmr'],
    ['94', 'mmr'],
    ['21', 'varicella'],
    ['121', 'zoster-live'],
    ['187', 'non-live'],
    ['188', 'unclassified'],
    ['206', 'non-live'],
    ['56', 'live-critical'],
    ['503', 'unclassified'],
    ['88', 'unclassified'],
    ['149', 'live-critical'],
    ['19', 'live-critical'],
    ['9999', 'unclassified'],
  ])('CVX %s is %s', (code, group) => {
    expect(recognise(coded(CVX, code))).toMatchObject({ kind: 'vaccine', group });
  });

  it('reads JYNNEOS as non-live although its name says live', () => {
    expect(said(coded(CVX, '206', 'Vaccinia, smallpox monkeypox vaccine live, PF, SQ or ID injection'))).toBe(
      'vaccine:non-live',
    );
  });

  it.each([
    ['http://www.whocc.no/atc', 'J07BD52', 'mmr'],
    ['http://www.whocc.no/atc', 'J07BK01', 'varicella'],
    ['http://www.whocc.no/atc', 'J07BX01', 'unclassified'],
    ['http://www.whocc.no/atc', 'J07ZZ99', 'unclassified'],
    [RXNORM, '762598', 'live-critical'],
    [RXNORM, '1099936', 'live-critical'],
    // CDC's NDC list carries the inactivated hepatitis A vaccines under the CVX code of the live one.
    ['http://hl7.org/fhir/sid/ndc', '58160-0826-43', 'non-live'],
    ['http://hl7.org/fhir/sid/ndc', '66019-0310-10', 'live-critical'],
  ])('%s %s is %s', (system, code, group) => {
    expect(recognise(coded(system, code))).toMatchObject({ kind: 'vaccine', group });
  });

  it('is no vaccine: immunoglobulin and skin test', () => {
    for (const code of ['36', '96', '14']) expect(said(coded(CVX, code))).toBe('other');
  });

  it('knows no vaccine by its maker', () => {
    expect(said(coded('http://hl7.org/fhir/sid/mvx', 'MSD'))).toBe('other');
  });

  it('names every vaccine in 22 characters', () => {
    const names = fixture('names').flatMap(([text = '']) => {
      const found = recognise({ text });
      return found.kind === 'vaccine' ? [found.name] : [];
    });
    expect(names.filter((name) => name.length > 22)).toEqual([]);
  });
});

describe('hostile input costs no more than its head', () => {
  it.each([
    ['letters', 'a'.repeat(1_000_000)],
    ['words', 'azathiopri '.repeat(100_000)],
    ['accents', 'a\u0301'.repeat(500_000)],
    ['signs', '/+/+ '.repeat(200_000)],
    ['spaces', ' '.repeat(1_000_000)],
  ])('1 MB of %s', (_, text) => {
    expect(() => recognise({ text, coding: [{ system: text, code: text, display: text }] })).not.toThrow();
  });

  it('examines the head of a text and the first codings, whatever follows', () => {
    expect(said({ text: `${'x '.repeat(2000)}azathioprine` })).toBe('other');
    expect(said({ text: `azathioprine${' x'.repeat(500_000)}` })).toBe('azathioprine');
    const coding = Array.from({ length: 20_000 }, (_, index) => ({
      system: RXNORM,
      code: index === 0 ? '197388' : '197319',
    }));
    expect(said({ coding })).toBe('azathioprine,allopurinol');
    expect(
      said({
        coding: [
          ...Array.from({ length: 40 }, () => ({ system: RXNORM, code: '1' })),
          { system: RXNORM, code: '197388' },
        ],
      }),
    ).toBe('other');
  });
});

describe('biologic immunosuppressants that no rule names', () => {
  const atc = (code: string): JsonObject => ({ coding: [{ system: 'http://www.whocc.no/atc', code }] });

  it.each(['Vedolizumab 300 mg', 'ustekinumab-aauz', 'TOCILIZUMAB', 'abatacept', 'Anakinra 100 mg syringe'])(
    '%s, by name',
    (words) => {
      expect(recognise({ text: words })).toEqual({ kind: 'other', biologic: true });
    },
  );

  it.each(['L04AG05', 'L04AC05', 'L04AA24', 'l04ac07'])('%s, by class', (code) => {
    expect(recognise(atc(code))).toEqual({ kind: 'other', biologic: true });
  });

  it.each([{ text: 'dupilumab' }, { text: 'vedolizumabs' }, atc('D11AH05'), atc('L04AX07'), atc('M05BX04')])(
    '%j is none',
    (concept) => {
      expect(recognise(concept)).toEqual({ kind: 'other' });
    },
  );

  it('what a rule names stays what it is', () => {
    expect(recognise({ text: 'infliximab' })).toMatchObject({ kind: 'drug' });
    expect(recognise(atc('L04AA06'))).toMatchObject({ kind: 'drug', concepts: ['mycophenolate'] });
  });
});

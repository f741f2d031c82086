/** A site file that is wrong stops the start, and says file, line and key (threat S51). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../src/config.js';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(file: string): readonly string[] {
  try {
    loadConfig({ SITE_FILE: file });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function written(text: string): string {
  const file = join(folder, 'site.json');
  writeFileSync(file, text);
  return file;
}

const tablets = (inside: string): string => `{"jurisdiction": "us",\n"formulary": {"tablets": {\n${inside}\n}}}`;
const code = (inside: string): string => `{"localCodes": [\n{${inside}}\n]}`;
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** Text; where the fault stands, as it is said; what is said of it. */
const broken: readonly (readonly [text: string, place: string, message: string])[] = [
  // No JSON.
  ['', 'line 1, column 1', 'not JSON'],
  ['   \n', 'line 2, column 1', 'not JSON'],
  ['jurisdiction: us', 'line 1, column 1', 'not JSON'],
  ['{"jurisdiction": "us",}', 'line 1, column 23', 'not JSON'],
  ['{\n  "jurisdiction": "us"\n  "formulary": "us"\n}', 'line 3, column 3', 'not JSON'],
  ['{\n  "jurisdiction": "us"', 'line 2, column 23', 'not JSON'],
  ['{\n  // here\n}', 'line 2, column 3', 'not JSON'],
  ["{'jurisdiction': 'us'}", 'line 1, column 2', 'not JSON'],
  ['{"client": {"alternateDay": True}}', 'line 1, column 29', 'not JSON'],
  ['{"expectedData": ["inr",\n]}', 'line 2, column 1', 'not JSON'],
  ['{}\n{}', 'line 2, column 1', 'not JSON'],
  ['{"jurisdiction": "u\ns"}', 'line 1, column 18', 'not JSON'],
  ['{"formulary": {"tablets": {"azathioprine": [{"mg": 025}]}}}', 'line 1, column 53', 'not JSON'],
  ['{"jurisdiction"}', 'line 1, column 16', 'not JSON'],
  ['{1: 2}', 'line 1, column 2', 'not JSON'],
  ['['.repeat(5000), 'line 1, column 22', 'not JSON'],
  ['\uFEFF{}', 'line 1, column 1', 'not JSON'],
  // Not the shape.
  ['[]', 'line 1, the file', 'must be object'],
  ['null', 'line 1, the file', 'must be object'],
  ['"eu"', 'line 1, the file', 'must be object'],
  ['{\n"jurisdiktion": "us"}', 'line 2, jurisdiktion', 'is not a key of this place'],
  ['{\n\n"treshold": {"WBC_HOLD": 3.5}}', 'line 3, treshold', 'is not a key of this place'],
  ['{"jurisdiction": "eu",\n"jurisdiction": "us"}', 'line 2, jurisdiction', 'stands twice'],
  ['{"jurisdiction":\n"US"}', 'line 1, jurisdiction', 'must be one of eu, us'],
  ['{"jurisdiction": null}', 'line 1, jurisdiction', 'must be one of eu, us'],
  ['{\n"formulary": "uk"\n}', 'line 2, formulary', 'must be one of eu, us, us-25, demo'],
  ['{"formulary": 50}', 'line 1, formulary', 'must be object'],
  ['{"formulary": {}}', 'line 1, formulary.tablets', 'is missing'],
  ['{"formulary": {\n"tablets": {}}}', 'line 2, formulary.tablets', 'fewer than 1'],
  [tablets('"tioguanine": [{"mg": 40, "halves": false}]'), 'line 3, formulary.tablets.tioguanine', 'is not a key'],
  [tablets('"azathioprine": []'), 'line 3, formulary.tablets.azathioprine', 'fewer than 1'],
  [tablets('"azathioprine": [{"mg": 50}]'), 'line 3, formulary.tablets.azathioprine[0].halves', 'is missing'],
  [
    tablets('"azathioprine": [{"mg": "50", "halves": true}]'),
    'line 3, formulary.tablets.azathioprine[0].mg',
    'must be number',
  ],
  [
    tablets('"azathioprine": [\n{"mg": 500, "halves": false}]'),
    'line 4, formulary.tablets.azathioprine[0].mg',
    'known: 25, 50, 75, 100 mg',
  ],
  [
    tablets('"mercaptopurine": [{"mg": -50, "halves": false}]'),
    'line 3, formulary.tablets.mercaptopurine[0].mg',
    'known: 10, 50 mg',
  ],
  [
    tablets('"azathioprine": [{"mg": 50, "halves": true},\n{"mg": 50, "halves": false}]'),
    'line 4, formulary.tablets.azathioprine[1].mg',
    'listed twice',
  ],
  [
    tablets('"mercaptopurine": [{"mg": 50, "halves": true}]').replace('"us"', '"eu"'),
    'line 3, formulary.tablets.mercaptopurine[0].halves',
    'no mercaptopurine tablet may be halved',
  ],
  ['{"formulary": "us"}', 'line 1, formulary', 'no mercaptopurine tablet may be halved'],
  [
    '{"formulary": {"tablets": {"azathioprine": [{"mg": 50, "halves": true}]},\n"liquids": {"azathioprine": {"mgPerMl": 50}}}}',
    'line 2, formulary.liquids.azathioprine.mgPerMl',
    'must be 10',
  ],
  ['{"expectedData": "bloodCounts"}', 'line 1, expectedData', 'must be array'],
  ['{"expectedData": ["inr",\n"labs"]}', 'line 2, expectedData[1]', 'must be one of patient'],
  ['{"expectedData": [{"indicator": "info"}]}', 'line 1, expectedData[0].key', 'is missing'],
  [
    '{"expectedData": [{"key": "inr",\n"indicator": "critical"}]}',
    'line 2, expectedData[0].indicator',
    'must be one of info, warning',
  ],
  ['{"expectedData": ["inr",\n{"key": "inr"}]}', 'line 2, expectedData[1]', 'inr is listed twice'],
  ['{"client": {"alternateDay": "yes"}}', 'line 1, client.alternateDay', 'must be boolean'],
  [
    '{"client": {"actions": ["update",\n"modify"]}}',
    'line 2, client.actions[1]',
    'must be one of create, update, delete',
  ],
  [
    '{"client": {"actions": ["create"],\n"stopsReplacedOrder": true}}',
    'line 2, client.stopsReplacedOrder',
    'not in client.actions',
  ],
  ['{"foldsOverridden": "yes"}', 'line 1, foldsOverridden', 'must be boolean'],
  ['{"client": {\n"alternateDays": true}}', 'line 2, client.alternateDays', 'is not a key'],
  // Rules that stay as they are.
  ['{"rules": {\n"core-allopurinol": {"enabled": false}}}', 'line 2, rules.core-allopurinol', 'no rule of this id'],
  ['{"rules": {"label-jak": {}}}', 'line 1, rules.label-jak', 'fewer than 1'],
  ['{"rules": {"label-jak": {"enabled": 0}}}', 'line 1, rules.label-jak.enabled', 'must be boolean'],
  ['{"rules": {"label-jak": {"lowestIndicator": "info"}}}', 'line 1, rules.label-jak.lowestIndicator', 'is not a key'],
  [
    '{"rules": {"label-jak": {"highestIndicator": "none"}}}',
    'line 1, rules.label-jak.highestIndicator',
    'must be one of info, warning',
  ],
  [
    '{"rules": {\n"core-ribavirin": {\n"enabled": false}}}',
    'line 3, rules.core-ribavirin.enabled',
    'cannot be switched off: it warns of what can kill',
  ],
  [
    '{"rules": {"mon-cbc-abnormal": {\n"highestIndicator": "warning"}}}',
    'line 2, rules.mon-cbc-abnormal.highestIndicator',
    'cannot be lowered: it warns of what can kill',
  ],
  [
    '{"rules": {"core-coumarin-start": {"highestIndicator": "info"}}}',
    'line 1, rules.core-coumarin-start.highestIndicator',
    'it is a core rule',
  ],
  [
    '{"rules": {"core-xoi-stopped": {"enabled": false}}}',
    'line 1, rules.core-xoi-stopped.enabled',
    'it is a core rule',
  ],
  [
    '{"rules": {"pgx-intermediate": {"enabled": false}}}',
    'line 1, rules.pgx-intermediate.enabled',
    'its dose limit bounds',
  ],
  ['{"rules": {"sys-data-gap": {"enabled": false}}}', 'line 1, rules.sys-data-gap.enabled', 'could not be checked'],
  [
    '{"rules": {"sys-data-gap": {"highestIndicator": "info"}}}',
    'line 1, rules.sys-data-gap.highestIndicator',
    'could not be checked',
  ],
  ['{"rules": {"mon-start-bundle": {"enabled": false}}}', 'line 1, rules.mon-start-bundle.enabled', 'core rules speak'],
  // Numbers that are looser, unknown, beyond their bound, or no numbers.
  ['{"thresholds": {\n"WBC_HOLD": 2.9}}', 'line 2, thresholds.WBC_HOLD', 'higher than 3, never looser: from 3 to 3.5'],
  ['{"thresholds": {"WBC_HOLD": 3.51}}', 'line 1, thresholds.WBC_HOLD', 'must not pass WBC_ACTION, which is 3.5'],
  ['{"thresholds": {"INR_SEVERE": 1.71}}', 'line 1, thresholds.INR_SEVERE', 'lower than 1.7, never looser'],
  ['{"thresholds": {"INR_SEVERE": 1.39}}', 'line 1, thresholds.INR_SEVERE', 'must not pass INR_RAISED, which is 1.4'],
  ['{"thresholds": {"INR_SEVERE": -1.5}}', 'line 1, thresholds.INR_SEVERE', 'must not pass INR_RAISED'],
  [
    '{"thresholds": {"WBC_HOLD": 3.2,\n"DIM_CRITICAL.azathioprine.mgkg": 1.6}}',
    'line 2, thresholds.DIM_CRITICAL.azathioprine.mgkg',
    'lower than 1.5, never looser: from 1 to 1.5',
  ],
  ['{"thresholds": {"ANC_HOLD": 1.555}}', 'line 1, thresholds.ANC_HOLD', 'at most 2 digits after the point'],
  ['{"thresholds": {"WBC_HOLD": 3.0000001}}', 'line 1, thresholds.WBC_HOLD', 'at most 2 digits after the point'],
  ['{"thresholds": {"WBC_HOLD": "3.5"}}', 'line 1, thresholds.WBC_HOLD', 'must be number'],
  ['{"thresholds": {"WBC_HOLD": null}}', 'line 1, thresholds.WBC_HOLD', 'must be number'],
  ['{"thresholds": {"WBC_HOLD": 1e999}}', 'line 1, thresholds.WBC_HOLD', 'must be number'],
  [
    '{"thresholds": {"DIM_CRITICAL": 1.2}}',
    'line 1, thresholds.DIM_CRITICAL',
    'is not a key of this place; known: WBC_',
  ],
  ['{"thresholds": {\n\n"LIPASE_ULN": 2}}', 'line 3, thresholds.LIPASE_ULN', 'is not a key of this place; known: WBC_'],
  ['{"thresholds": {"__proto__": 3.5}}', 'line 1, thresholds.__proto__', 'is not a key of this place'],
  ['{"thresholds": {"WBC_HOLD": 3.5, "WBC_HOLD": 3}}', 'line 1, thresholds.WBC_HOLD', 'stands twice'],
  ['{"thresholds": [3.5]}', 'line 1, thresholds', 'must be object'],
  // Codes.
  ['{"localCodes": {}}', 'line 1, localCodes', 'must be array'],
  [code('"code": "1", "concept": "allopurinol"'), 'line 2, localCodes[0].system', 'is missing'],
  [code('"system": "urn:x", "code": "1"'), 'line 2, localCodes[0].concept', 'is missing'],
  [code('"system": "urn:x", "code": 1, "concept": "allopurinol"'), 'line 2, localCodes[0].code', 'must be string'],
  [code('"system": "urn:x", "code": "", "concept": "allopurinol"'), 'line 2, localCodes[0].code', 'must match'],
  [code('"system": "urn:x", "code": "1", "concept": "zyloric"'), 'line 2, localCodes[0].concept', 'must be one of'],
  [
    code(`"system": "${rxnorm}", "code": "519", "concept": "phenytoin"`),
    'line 2, localCodes[0].code',
    'a site adds codes and changes none',
  ],
  [
    code('"system": "http://hl7.org/fhir/sid/cvx", "code": "03", "concept": "non-live"'),
    'line 2, localCodes[0].code',
    'a site adds codes and changes none',
  ],
  [
    code(
      '"system": "urn:x", "code": "1", "concept": "allopurinol"},\n{"system": "urn:x", "code": "1", "concept": "mmr"',
    ),
    'line 3, localCodes[1].code',
    'listed twice',
  ],
];

describe('a broken site file', () => {
  it.each(broken)('%j', (text, place, message) => {
    const file = written(text);
    const problems = problemsOf(file);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`SITE_FILE ${file}, ${place}: `);
    expect(problems[0]).toContain(message);
  });

  it('has all its faults named at once', () => {
    const file = written('{\n"jurisdiction": "x",\n"rules": {"a": {"enabled": 1}},\n"more": true\n}');
    expect(problemsOf(file).map((problem) => /line \d/.exec(problem)?.[0])).toEqual(
      expect.arrayContaining(['line 2', 'line 3', 'line 4']),
    );
  });

  it('that is not there is named', () => {
    const file = join(folder, 'missing.json');
    expect(problemsOf(file)).toEqual([`SITE_FILE ${file}, the file cannot be read (ENOENT).`]);
    expect(problemsOf(folder)).toEqual([`SITE_FILE ${folder}, the file cannot be read (EISDIR).`]);
    expect(problemsOf('')).toHaveLength(1);
  });
});

/** A client that cannot apply all of what is suggested: nothing of it is lost, and no way is told as if it were the only one. */
import type { Action, Card } from '../src/model/cds-hooks.js';
import { cardsOf, decisionOf } from './records/support.js';
import { bodyOf, sentFor, settingsOf } from './support/run-vignettes.js';
import type { Vignette } from './support/vignette.js';
import { now } from './support/vignette-resources.js';

type Patient = Omit<Vignette, 'name' | 'kind' | 'expect'>;

/** Both are drafts: either can be taken away, or the azathioprine cut to a quarter, 37.5 mg. */
const pair: Patient = { drafts: ['allopurinol 300 mg', 'azathioprine 150 mg'] };

async function cardOf(rule: string, patient: Patient, actions: readonly Action['type'][]): Promise<Card> {
  const vignette: Vignette = { ...patient, name: 'a patient', kind: 'fires', expect: {} };
  const settings = settingsOf(vignette);
  const site = { ...settings, client: { ...settings.client, actions } };
  const decision = await decisionOf(bodyOf(sentFor(vignette)), site, now);
  const card = cardsOf(decision).find(({ source }) => source.topic.code === rule);
  if (card === undefined) throw new Error(`no card of ${rule}`);
  return card;
}

it('the dose that is typed by hand has the same background as the dose of the button', async () => {
  const meaning = 'Reduce TO one quarter of the usual dose, not BY a quarter.';
  for (const actions of [['create', 'update', 'delete'], ['delete'], []] as const) {
    const { detail = '', suggestions = [] } = await cardOf('core-xoi-allopurinol', pair, actions);
    expect(detail).toContain(meaning);
    expect(detail.startsWith('By hand:')).toBe(suggestions.length < 2);
  }
});

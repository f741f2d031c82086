/** Every rule that reads a decision table, in the catalogue's order. sys-data-gap is judged last, over the whole answer. */
import type { Indicator } from '../model/cds-hooks.js';
import { coreCoumarinStart } from './core-coumarin-start.js';
import { coreCoumarinStop } from './core-coumarin-stop.js';
import { coreLiveVaccine } from './core-live-vaccine.js';
import { coreLiveVaccineRecent } from './core-live-vaccine-recent.js';
import { corePregnancy } from './core-pregnancy.js';
import { corePregnancyIcp } from './core-pregnancy-icp.js';
import { corePregnancyUnknown } from './core-pregnancy-unknown.js';
import { coreRibavirin } from './core-ribavirin.js';
import { coreXoiAllopurinol } from './core-xoi-allopurinol.js';
import { coreXoiFebuxostat } from './core-xoi-febuxostat.js';
import { coreXoiStopped } from './core-xoi-stopped.js';
import { labelAcei } from './label-acei.js';
import { labelAlkylatorRa } from './label-alkylator-ra.js';
import { labelAminosalicylate } from './label-aminosalicylate.js';
import { labelAntiepileptic6mp } from './label-antiepileptic-6mp.js';
import { labelAntitnf } from './label-antitnf.js';
import { labelBreastfeeding } from './label-breastfeeding.js';
import { labelCladribine } from './label-cladribine.js';
import { labelContraception } from './label-contraception.js';
import { labelCotrimoxazole } from './label-cotrimoxazole.js';
import { labelCytostatic } from './label-cytostatic.js';
import { labelDoseRange } from './label-dose-range.js';
import { labelEbv } from './label-ebv.js';
import { labelHepatic } from './label-hepatic.js';
import { labelHypersensitivity } from './label-hypersensitivity.js';
import { labelJak } from './label-jak.js';
import { labelLeflunomide } from './label-leflunomide.js';
import { labelLeschNyhan } from './label-lesch-nyhan.js';
import { labelMalignancy } from './label-malignancy.js';
import { labelMarrowFailure } from './label-marrow-failure.js';
import { labelMethotrexate } from './label-methotrexate.js';
import { labelMycophenolate } from './label-mycophenolate.js';
import { labelNatalizumabS1p } from './label-natalizumab-s1p.js';
import { labelNeuromuscular } from './label-neuromuscular.js';
import { labelOtherMyelosuppressive } from './label-other-myelosuppressive.js';
import { labelPaediatricMsJia } from './label-paediatric-ms-jia.js';
import { labelPancreatitis } from './label-pancreatitis.js';
import { labelPenicillamine } from './label-penicillamine.js';
import { labelPortalHypertension } from './label-portal-hypertension.js';
import { labelRenal } from './label-renal.js';
import { labelSeriousInfection } from './label-serious-infection.js';
import { labelThiopurineDuplicate } from './label-thiopurine-duplicate.js';
import { labelWeakMyelotoxic } from './label-weak-myelotoxic.js';
import { monCbcAbnormal } from './mon-cbc-abnormal.js';
import { monCbcOverdue } from './mon-cbc-overdue.js';
import { monLft } from './mon-lft.js';
import { monMetabolite } from './mon-metabolite.js';
import { monStartBundle } from './mon-start-bundle.js';
import { pgxDoubleIntermediate } from './pgx-double-intermediate.js';
import { pgxIndeterminate } from './pgx-indeterminate.js';
import { pgxIntermediate } from './pgx-intermediate.js';
import { pgxNotTested } from './pgx-not-tested.js';
import { pgxPoor } from './pgx-poor.js';
import { sysDataGap } from './sys-data-gap.js';
import type { Rule } from './rule.js';

export const ruleTable = {
  'core-xoi-allopurinol': coreXoiAllopurinol,
  'core-xoi-febuxostat': coreXoiFebuxostat,
  'core-xoi-stopped': coreXoiStopped,
  'core-ribavirin': coreRibavirin,
  'core-coumarin-start': coreCoumarinStart,
  'core-coumarin-stop': coreCoumarinStop,
  'core-live-vaccine': coreLiveVaccine,
  'core-live-vaccine-recent': coreLiveVaccineRecent,
  'core-pregnancy': corePregnancy,
  'core-pregnancy-icp': corePregnancyIcp,
  'core-pregnancy-unknown': corePregnancyUnknown,
  'label-hypersensitivity': labelHypersensitivity,
  'label-thiopurine-duplicate': labelThiopurineDuplicate,
  'label-dose-range': labelDoseRange,
  'label-renal': labelRenal,
  'label-hepatic': labelHepatic,
  'label-aminosalicylate': labelAminosalicylate,
  'label-methotrexate': labelMethotrexate,
  'label-acei': labelAcei,
  'label-cotrimoxazole': labelCotrimoxazole,
  'label-weak-myelotoxic': labelWeakMyelotoxic,
  'label-penicillamine': labelPenicillamine,
  'label-cytostatic': labelCytostatic,
  'label-other-myelosuppressive': labelOtherMyelosuppressive,
  'label-leflunomide': labelLeflunomide,
  'label-jak': labelJak,
  'label-cladribine': labelCladribine,
  'label-mycophenolate': labelMycophenolate,
  'label-antitnf': labelAntitnf,
  'label-natalizumab-s1p': labelNatalizumabS1p,
  'label-alkylator-ra': labelAlkylatorRa,
  'label-neuromuscular': labelNeuromuscular,
  'label-breastfeeding': labelBreastfeeding,
  'label-contraception': labelContraception,
  'label-paediatric-ms-jia': labelPaediatricMsJia,
  'label-lesch-nyhan': labelLeschNyhan,
  'label-serious-infection': labelSeriousInfection,
  'label-pancreatitis': labelPancreatitis,
  'label-portal-hypertension': labelPortalHypertension,
  'label-antiepileptic-6mp': labelAntiepileptic6mp,
  'label-ebv': labelEbv,
  'label-malignancy': labelMalignancy,
  'label-marrow-failure': labelMarrowFailure,
  'pgx-poor': pgxPoor,
  'pgx-double-intermediate': pgxDoubleIntermediate,
  'pgx-intermediate': pgxIntermediate,
  'pgx-indeterminate': pgxIndeterminate,
  'pgx-not-tested': pgxNotTested,
  'mon-cbc-abnormal': monCbcAbnormal,
  'mon-cbc-overdue': monCbcOverdue,
  'mon-lft': monLft,
  'mon-metabolite': monMetabolite,
  'mon-start-bundle': monStartBundle,
  'sys-data-gap': sysDataGap,
} as const;

export type RuleTable = typeof ruleTable;
export type RuleId = keyof RuleTable;

/** Rows of a rule that show a card. */
export type SpokenRowId<Id extends RuleId> = Extract<
  RuleTable[Id]['rows'][number],
  { readonly indicator: Indicator }
>['id'];

export const rules: readonly Rule[] = Object.values(ruleTable).filter(({ id }) => id !== 'sys-data-gap');

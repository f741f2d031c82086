import { coreXoiAllopurinol as knowledge } from '../knowledge/rules/core-xoi-allopurinol.js';
import { ESTABLISHED_D, XOI_CBC_MONTHLY_D, XOI_GREY, XOI_LOW } from '../knowledge/constants.js';
import { CBC_AGE, COUNT_NORMAL } from '../terms/counts.js';
import { DOSE_KNOWN, OVER } from '../terms/dose.js';
import { THIOPURINE_CURRENT, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { REDUCED, REF_KNOWN, XOI_CURRENT, XOI_WASHOUT } from '../terms/inhibitor.js';
import { DELETE_THIOPURINE_OK, NUMBER_ALLOWED } from '../terms/number.js';
import { NEW_PAIR, PAIR_DAYS, PARTNER_IN_HAND } from '../terms/partner.js';
import { ONLY_ACTION_COUNT, SECOND_FACTOR } from '../terms/second-factor.js';
import { TRUE, and, atLeast, atMost, not } from '../terms/term.js';
import { rule } from './rule.js';

export const coreXoiAllopurinol = rule({
  id: 'core-xoi-allopurinol',
  knowledge,
  tells: 'pair',
  pairing: 'one',
  partnerTriggers: true,
  // An inhibitor ordered for a patient without a thiopurine is nobody's danger: DOSE_KNOWN alone would read it as one.
  presupposes: THIOPURINE_CURRENT,
  rows: [
    { id: 'washout', when: XOI_WASHOUT, indicator: 'warning', proposals: [{ kind: 'text', when: TRUE }] },
    {
      id: 'two-routes-established',
      when: and(XOI_CURRENT, ONLY_ACTION_COUNT, atLeast(PAIR_DAYS, ESTABLISHED_D), REDUCED),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'two-routes',
      when: and(XOI_CURRENT, SECOND_FACTOR),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'dose-unknown',
      when: and(XOI_CURRENT, not(DOSE_KNOWN)),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'reduced-stable',
      when: and(
        XOI_CURRENT,
        REDUCED,
        atLeast(PAIR_DAYS, ESTABLISHED_D),
        atMost(CBC_AGE, XOI_CBC_MONTHLY_D),
        COUNT_NORMAL,
      ),
      indicator: 'info',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    {
      id: 'reduced-settled',
      when: and(XOI_CURRENT, REDUCED, not(NEW_PAIR)),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'reduced',
      when: and(XOI_CURRENT, REDUCED),
      indicator: 'warning',
      hooks: ['order-select', 'order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'known-reference',
      when: and(XOI_CURRENT, REF_KNOWN),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'update', cap: 'CAP_XOI_REF', with: ['CBC'], when: and(THIOPURINE_IN_HAND, NUMBER_ALLOWED) },
        {
          kind: 'create-replacement',
          cap: 'CAP_XOI_REF',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), NUMBER_ALLOWED),
        },
        { kind: 'update', cap: 'CAP_XOI_SECOND', with: ['CBC'], when: and(THIOPURINE_IN_HAND, NUMBER_ALLOWED) },
        {
          kind: 'create-replacement',
          cap: 'CAP_XOI_SECOND',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), NUMBER_ALLOWED),
        },
      ],
    },
    {
      id: 'low-settled',
      when: and(XOI_CURRENT, not(OVER(XOI_LOW)), not(NEW_PAIR)),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'low',
      when: and(XOI_CURRENT, not(OVER(XOI_LOW))),
      indicator: 'warning',
      hooks: ['order-select', 'order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'grey',
      when: and(XOI_CURRENT, not(OVER(XOI_GREY))),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'high',
      when: and(XOI_CURRENT, OVER(XOI_GREY)),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'update', cap: 'CAP_XOI_DRAFT', with: ['CBC'], when: and(THIOPURINE_IN_HAND, NUMBER_ALLOWED) },
        {
          kind: 'create-replacement',
          cap: 'CAP_XOI_DRAFT',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), NUMBER_ALLOWED),
        },
      ],
    },
  ],
});

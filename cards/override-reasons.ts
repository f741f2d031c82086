/** Coded reasons that a clinician may give for overriding a card (catalogue, "Override codes"). */
export const overrideReasonSystem = 'https://azathioprine-cds.example.org/CodeSystem/override-reason';

export const overrideReasons = {
  'benefit-outweighs-risk': 'Benefit judged greater than risk',
  'specialist-directed': 'Named specialist directs this',
  'already-monitored': 'Monitoring arranged or done elsewhere',
  'data-outdated-or-wrong': 'Chart data wrong or outdated',
  'patient-no-longer-taking': 'Patient no longer takes the other drug',
  'will-adjust': 'Will change the order now',
  'intentional-low-dose-thiopurine-allopurinol-cotherapy': 'Deliberate low-dose thiopurine and allopurinol co-therapy',
  'specialist-confirmed-continuation': 'Specialist confirmed continuing in pregnancy',
  'transplant-graft-protection': 'Needed to protect a graft',
  'pregnancy-excluded': 'Pregnancy excluded',
  'not-sexually-active': 'No pregnancy risk',
  'exposure-emergency': 'Post-exposure or travel emergency',
  'low-level-immunosuppression-confirmed': 'Low-level immunosuppression confirmed by specialist',
  'urgent-indication': 'Start cannot wait',
} as const;

export type OverrideReason = keyof typeof overrideReasons;

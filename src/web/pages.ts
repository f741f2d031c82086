import { Router } from 'express';
import type { ApiDescription } from '../model/api-description.js';
import { ServiceError } from '../model/service-error.js';
import { apiPage } from './api-page.js';
import type { DemoPatient } from './demo-patient.js';
import { icon } from './icon.js';
import { noSuchRulePage, ruleListPage } from './rule-list-page.js';
import { rulePage, type RulePage } from './rule-page.js';
import { startPage } from './start-page.js';
import { styleSheet } from './style-sheet.js';

/**
 * The pages that a person reads. Without `demoPatients` (production) `/` leads to the rules.
 * Nothing on them runs a script or asks another host, so they live under the strictest content security policy.
 */
export function pagesRouter(site: {
  /** Address of this service as a browser reaches it. */
  readonly publicUrl: string;
  readonly rulePages: readonly RulePage[];
  readonly api: ApiDescription;
  readonly demoPatients?: readonly DemoPatient[];
}): Router {
  const publicUrl = site.publicUrl.replace(/(?<!\/)\/+$/, '');
  const ruleById = new Map(site.rulePages.map((rule) => [rule.id, rule]));
  const router = Router();

  const start = site.demoPatients && startPage(publicUrl, withRules(site.demoPatients, ruleById));
  router.get('/', (_req, res) => {
    if (start === undefined) res.redirect('/rules');
    else res.type('html').send(start);
  });
  router.get('/rules', (_req, res) => {
    res.type('html').send(ruleListPage(site.rulePages));
  });
  router.get('/rules/:id', (req, res) => {
    const rule = ruleById.get(req.params.id);
    if (rule !== undefined) res.type('html').send(rulePage(rule));
    // A program gets the OperationOutcome that every failure of this service has, a person a page.
    else if (req.accepts(['json', 'html']) === 'html') res.status(404).type('html').send(noSuchRulePage());
    else throw new ServiceError('no-such-service', 'There is no rule of that id.');
  });
  router.get('/api', (_req, res) => {
    res.type('html').send(apiPage(site.api));
  });
  router.get('/assets/pages.css', (_req, res) => {
    res.type('css').set('Cache-Control', 'no-cache').send(styleSheet);
  });
  router.get('/assets/icon.svg', (_req, res) => {
    res.type('svg').set('Cache-Control', 'no-cache').send(icon);
  });
  return router;
}

/** A try whose rule this edition does not have would promise a card that never comes. */
function withRules(patients: readonly DemoPatient[], rules: ReadonlyMap<string, RulePage>): readonly DemoPatient[] {
  return patients
    .map((patient) => ({
      ...patient,
      tries: patient.tries.filter(({ expect }) => expect === null || rules.has(expect.rule)),
    }))
    .filter((patient) => patient.tries.length > 0);
}

import { Router } from 'express';
import type { ApiDescription } from '../model/api-description.js';
import { ServiceError } from '../model/service-error.js';
import { apiPage } from './api-page.js';
import type { WorkbenchData } from '../model/workbench.js';
import type { DemoPatient } from './demo-patient.js';
import { icon } from './icon.js';
import { noSuchRulePage, ruleListPage } from './rule-list-page.js';
import { rulePage, type RulePage } from './rule-page.js';
import { startPage } from './start-page.js';
import { styleSheet } from './style-sheet.js';
import { workbenchStyleSheet } from './workbench-style-sheet.js';
import { monitoringPage, workbenchPage } from './workbench-page.js';

/** What the demo profile adds to the rule pages. */
export interface DemoSite {
  readonly patients: readonly DemoPatient[];
  readonly workbench: WorkbenchData;
  /** Path of the bundle that `npm run build` makes of src/workbench. */
  readonly script: string;
}

interface Site {
  /** Address of this service as a browser reaches it. */
  readonly publicUrl: string;
  readonly rulePages: readonly RulePage[];
  readonly api: ApiDescription;
  readonly demo?: DemoSite;
}

/**
 * The pages that a person reads. Without `demo` (production) `/` leads to the rules.
 * Scripts come from a file of ours and no other host is asked, so they live under the strictest content security policy.
 */
export function pagesRouter({ publicUrl, rulePages, api, demo }: Site): Router {
  const ruleById = new Map(rulePages.map((rule) => [rule.id, rule]));
  const router = Router();
  if (demo === undefined) {
    router.get('/', (_req, res) => {
      res.redirect('/rules');
    });
  } else router.use(demoPages(publicUrl.replace(/(?<!\/)\/+$/, ''), demo, ruleById));
  router.get('/rules', (_req, res) => {
    res.type('html').send(ruleListPage(rulePages));
  });
  router.get('/rules/:id', (req, res) => {
    const rule = ruleById.get(req.params.id);
    if (rule !== undefined) res.type('html').send(rulePage(rule));
    // A program gets the OperationOutcome that every failure of this service has, a person a page.
    else if (req.accepts(['json', 'html']) === 'html') res.status(404).type('html').send(noSuchRulePage());
    else throw new ServiceError('no-such-service', 'There is no rule of that id.');
  });
  router.get('/api', (_req, res) => {
    res.type('html').send(apiPage(api));
  });
  router.get('/assets/pages.css', (_req, res) => {
    res.type('css').set('Cache-Control', 'no-cache').send(styleSheet);
  });
  router.get('/assets/icon.svg', (_req, res) => {
    res.type('svg').set('Cache-Control', 'no-cache').send(icon);
  });
  return router;
}

/** The workbench and what it reads, and the ways to try the service without it. */
function demoPages(publicUrl: string, demo: DemoSite, rules: ReadonlyMap<string, RulePage>): Router {
  const patients = withRules(demo.patients, rules);
  const router = Router();
  const pages = {
    '/': workbenchPage(publicUrl, patients),
    '/sandbox': startPage(publicUrl, patients),
    '/monitoring/:patient': monitoringPage(),
  };
  for (const [path, text] of Object.entries(pages)) {
    router.get(path, (_req, res) => {
      res.type('html').send(text);
    });
  }
  router.get('/workbench.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json({ ...demo.workbench, patients });
  });
  router.get('/assets/workbench.css', (_req, res) => {
    res.type('css').set('Cache-Control', 'no-cache').send(workbenchStyleSheet);
  });
  router.get('/assets/workbench.js', (_req, res) => {
    res.sendFile(demo.script, { cacheControl: false, headers: { 'Cache-Control': 'no-cache' } });
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

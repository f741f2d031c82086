/** The whole service in one process: the real rules behind the real HTTP, with clock, uuids and store given by the test. */
import type { Express } from 'express';
import { pino } from 'pino';
import { createCallService, prefetchFor } from '../../src/call-service.js';
import { demoFhirRouter } from '../../src/demo/fhir-router.js';
import { createApp } from '../../src/http/app.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import { anybody, anyFhir } from './open-client.js';

const publicUrl = 'https://cds.example.org';

export function realApp(now: Date, newUuid: () => string, settings = defaultSettings): Express {
  const clock = (): Date => now;
  return createApp({
    clients: anybody(createCallService({ settings, fhir: anyFhir, now: clock, newUuid, publicUrl })),
    publicUrl,
    prefetchFor,
    feedbackStore: { keep: () => Promise.resolve() },
    log: pino({ enabled: false }),
    notReady: () => [],
    demo: demoFhirRouter(clock),
  });
}

/** uuids that count: 00000000-0000-4000-8000-000000000001 and on. */
export function countedUuids(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
}

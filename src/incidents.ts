/** Something else failed and the service went on: said in the log and counted. */
import type { Logger } from 'pino';
import type { Meter } from './model/meter.js';

/** `incident` is one of a few fixed words: no text of others. */
export function reportTo(log: Logger, meter: Meter, tenant?: string): (incident: string) => void {
  return (incident) => {
    log.warn({ tenant, incident }, 'incident');
    meter.incident(incident);
  };
}

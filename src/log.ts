import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from './config.js';
import { describeFault } from './model/fault.js';

/** JSON lines on standard output. Callers log names and counts only: no body, no patient, no token. */
export function createLog(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime });
}

/** What nobody caught: a lost promise is logged and the service goes on, a thrown error ends it. Node would print messages. */
export function logFaults(log: Logger): void {
  process.on('unhandledRejection', (reason) => {
    log.error({ fault: describeFault(reason) }, 'fault');
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ fault: describeFault(error) }, 'fault');
    process.exit(1);
  });
}

import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from './config.js';

/** JSON lines on standard output. Callers log names and counts only: no body, no patient, no token. */
export function createLog(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime });
}

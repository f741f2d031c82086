import cors from 'cors';
import type { RequestHandler } from 'express';
import type { Origins } from '../model/client.js';

/**
 * Browser clients send Authorization on every call, discovery too, so every call is preflighted; `*` as allowed headers
 * would not cover Authorization. No credentials: cookies mean nothing here. Stands before everything that can fail, so
 * that errors carry it too and a browser can read them.
 */
export function allowBrowsers(origins: Origins): RequestHandler {
  return cors({
    origin: origins === 'any' ? '*' : [...origins],
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Accept'],
    exposedHeaders: ['Retry-After'],
    // Browsers cap it at two hours; without it a client that fires on each key stroke asks again every five seconds.
    maxAge: 7200,
  });
}

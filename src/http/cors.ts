import cors from 'cors';
import type { RequestHandler } from 'express';

/**
 * Browser clients send Authorization on every call, discovery too, so every call is preflighted; `*` as allowed headers
 * would not cover Authorization. No credentials: cookies mean nothing here. Stands before everything that can fail, so
 * that errors carry it too and a browser can read them.
 */
export function allowBrowsers(): RequestHandler {
  return cors({
    origin: '*',
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Accept'],
    exposedHeaders: ['Retry-After'],
    // Browsers cap it at two hours; without it a client that fires on each key stroke asks again every five seconds.
    maxAge: 7200,
  });
}

/** An EHR with keys of its own, and the service as production builds it, for tests of who may call. */
import type { Express } from 'express';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createCallService, prefetchFor } from '../../src/call-service.js';
import { createApp } from '../../src/http/app.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { Incident } from '../../src/model/outbound.js';
import type { PublicKey, SigningAlgorithm, Tenant } from '../../src/model/tenant.js';
import { clientAuthentication } from '../../src/security/authenticate-client.js';
import { openOutbound, type Outbound } from '../../src/security/outbound.js';
import { openSpentFile } from '../../src/security/spent-file.js';
import { spentTokens } from '../../src/security/spent-tokens.js';
import { trust } from '../../src/security/trusted-clients.js';
import { sqliteStore } from './kept.js';
import { countedUuids } from './real-app.js';

export const publicUrl = 'https://cds.example.org';
export const signUrl = `${publicUrl}/cds-services/azathioprine-order-sign`;

export interface KeyPair {
  readonly algorithm: string;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicKey;
}

export async function keyPair(kid: string, algorithm: string = 'ES384'): Promise<KeyPair> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, use: 'sig' };
  return { algorithm, kid, privateKey: pair.privateKey, publicKey: jwk as PublicKey };
}

export function tenantOf(id: string, changes: Partial<Tenant>): Tenant {
  return {
    id,
    issuer: `https://ehr.${id}.example.org`,
    algorithms: ['RS384', 'ES384'],
    jku: [],
    fhirServers: [`https://fhir.${id}.example.org/r4`],
    privateNetworks: [],
    origins: [`https://ehr.${id}.example.org`],
    settings: defaultSettings,
    ...changes,
  };
}

let tokens = 0;

/** Claims that are right for a call of the service `order-sign` by this tenant, now. */
export function goodClaims({ issuer }: Pick<Tenant, 'issuer'>, now: Date): JWTPayload {
  const seconds = Math.floor(now.getTime() / 1000);
  tokens += 1;
  return { iss: issuer, aud: signUrl, iat: seconds, exp: seconds + 300, jti: `jti-${tokens}` };
}

export function signed(
  { algorithm, kid, privateKey }: KeyPair,
  claims: JWTPayload,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid, typ: 'JWT', ...header }).sign(privateKey);
}

export interface Production {
  readonly app: Express;
  /** Log lines, as text. */
  readonly lines: string[];
  readonly incidents: Incident[];
  readonly folder: string;
  readonly clock: { now: Date; elapsedMs: number };
  readonly close: () => Promise<void>;
}

export interface ProductionOptions {
  readonly now: Date;
  /** Of the tenant; when left out, every address may be reached: stubs stand on loopback. */
  readonly outbound?: (tenant: Tenant) => Outbound;
  /** Where several services share their files. */
  readonly folder?: string;
}

/** As src/clients.ts and src/main.ts put it together, with clock, uuids and addresses given by the test. */
export function production(tenants: readonly Tenant[], options: ProductionOptions): Production {
  const { folder = mkdtempSync(join(tmpdir(), 'production-')), outbound = () => openOutbound(() => true) } = options;
  const clock = { now: options.now, elapsedMs: 0 };
  const lines: string[] = [];
  const incidents: Incident[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const report = (incident: Incident): void => {
    incidents.push(incident);
    log.warn({ incident }, 'incident');
  };
  const now = (): Date => clock.now;
  const newUuid = countedUuids();
  const spent = spentTokens(openSpentFile(folder), () => {
    report('spent-tokens-not-kept');
  });
  const open = tenants.map((tenant) => ({ tenant, outbound: outbound(tenant) }));
  const trusted = open.map(({ tenant, outbound: way }) =>
    trust(tenant, {
      outbound: way,
      elapsedMs: () => clock.elapsedMs,
      report,
      answerWithinMs: 5_000,
      callServiceWith: (fhir) => createCallService({ settings: tenant.settings, fhir, now, newUuid, publicUrl }),
    }),
  );
  const feedbackStore = sqliteStore(folder);
  const app = createApp({
    clients: clientAuthentication({ trusted, spent, now }),
    publicUrl,
    prefetchFor,
    feedbackStore,
    log,
    notReady: () => [],
  });
  const close = async (): Promise<void> => {
    spent.close();
    await feedbackStore.close();
    await Promise.all(open.map(({ outbound: way }) => way.close()));
  };
  return { app, lines, incidents, folder, clock, close };
}

export const strong: readonly SigningAlgorithm[] = ['RS384', 'ES384', 'RS256', 'ES256'];

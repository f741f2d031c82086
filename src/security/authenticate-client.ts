/** Who calls: the JWT of a CDS Client (CDS Hooks 3.0, "Trusting CDS Clients"), checked in the order that costs least. */
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Authentication, Client, Clients, Credentials } from '../model/client.js';
import type { Tenant } from '../model/tenant.js';
import type { SpentTokens } from './spent-tokens.js';

/** Seconds that two clocks may differ. */
const skew = 300;
/** Seconds from `iat` to `exp`: so long is each `jti` kept. CDS Hooks recommends five minutes. */
const longestLife = 3600;
const longestJti = 256;
const longestToken = 8192;

/** Members that bring their own keys, change what is signed, or wrap another token. */
const refusedMembers = ['jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'cty', 'enc'];

/** A tenant with what it takes to know and serve its calls. */
export interface TrustedClient {
  readonly tenant: Tenant;
  readonly client: Client;
  /** By `jku`; under '' the keys of a token that names none. */
  readonly keysOf: (jku: string | undefined) => JWTVerifyGetKey | undefined;
}

export interface AuthenticationDeps {
  readonly trusted: readonly TrustedClient[];
  readonly spent: SpentTokens;
  readonly now: () => Date;
}

/** Why a call was refused: for the log. Holds nothing that the caller sent. */
class Refused extends Error {}

export function clientAuthentication(deps: AuthenticationDeps): Clients {
  return {
    origins: [...new Set(deps.trusted.flatMap(({ tenant }) => tenant.origins))],
    authenticate: async (credentials): Promise<Authentication> => {
      try {
        return { ok: true, client: await authenticate(credentials, deps) };
      } catch (error) {
        return { ok: false, reason: reasonOf(error) };
      }
    },
  };
}

async function authenticate({ authorization, audience }: Credentials, deps: AuthenticationDeps): Promise<Client> {
  const token = bearer(authorization);
  const header = decodeProtectedHeader(token);
  const claimed = decodeJwt(token);
  const trusted = issuerOf(claimed, deps.trusted);
  if (refusedMembers.some((member) => member in header)) throw new Refused('header');
  if (typeof header.kid !== 'string' || header.kid === '') throw new Refused('kid');
  const keys = trusted.keysOf(jkuOf(header.jku, trusted.tenant));
  if (keys === undefined) throw new Refused('jku');

  const now = deps.now();
  const { payload } = await jwtVerify(token, keys, {
    algorithms: [...trusted.tenant.algorithms],
    issuer: trusted.tenant.issuer,
    audience: [...audience],
    typ: 'JWT',
    clockTolerance: skew,
    maxTokenAge: longestLife,
    currentDate: now,
    requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
  });
  await spend(payload, trusted.tenant, now, deps.spent);
  return trusted.client;
}

function bearer(authorization: readonly string[]): string {
  const [header = '', ...more] = authorization;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
  if (header === '') throw new Refused('no-token');
  if (more.length > 0 || token === undefined || token.length > longestToken) throw new Refused('no-jwt');
  return token;
}

/** By what the token claims; whether that is true, the signature says. */
function issuerOf({ iss, tenant: claim }: JWTPayload, trusted: readonly TrustedClient[]): TrustedClient {
  const known = trusted.find(
    ({ tenant }) => tenant.issuer === iss && (tenant.tenantClaim === undefined || tenant.tenantClaim === claim),
  );
  if (known === undefined) throw new Refused('issuer');
  return known;
}

/** The address of the key set, or undefined for the site's own choice. Nothing is fetched before this has been passed. */
function jkuOf(jku: unknown, tenant: Tenant): string | undefined {
  if (jku === undefined) return undefined;
  if (typeof jku !== 'string' || !tenant.jku.includes(jku)) throw new Refused('jku');
  return jku;
}

/** Last of all: a forged token must not use up the jti of a good one. */
async function spend(
  { jti, exp = 0, iat = 0 }: JWTPayload,
  { id }: Tenant,
  now: Date,
  spent: SpentTokens,
): Promise<void> {
  if (exp - iat > longestLife) throw new Refused('life');
  if (typeof jti !== 'string' || jti === '' || jti.length > longestJti) throw new Refused('jti');
  const seconds = Math.floor(now.getTime() / 1000);
  if (!(await spent.spend({ tenant: id, jti, until: exp + skew }, seconds))) throw new Refused('replay');
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof errors.JWTClaimValidationFailed) return `claim-${error.claim}`;
  return error instanceof errors.JOSEError ? error.code : 'unreadable';
}

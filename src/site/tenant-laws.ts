/** What the schema cannot say of a tenants file: who is let in is said without a gap, and where we call without a doubt. */
import { createPublicKey, type AsymmetricKeyDetails, type JsonWebKey } from 'node:crypto';
import { isIP } from 'node:net';
import { networkOf, publicAnd } from '../security/addresses.js';
import type { PublicKey, SigningAlgorithm } from '../model/tenant.js';
import { brokenLaws, type Problem } from './laws.js';
import type { TenantEntry, TenantsFile } from './tenant-schema.js';

export function brokenTenantLaws({ tenants }: TenantsFile): readonly Problem[] {
  const entries = Object.entries(tenants);
  return [
    ...entries.flatMap(([id, tenant]) => problemsOf(tenant).map((problem) => below(`/tenants/${id}`, problem))),
    ...entries.flatMap(([id, tenant], index) =>
      entries.slice(0, index).some(([, earlier]) => isSameCaller(earlier, tenant))
        ? [{ pointer: `/tenants/${id}/issuer`, message: sameCaller }]
        : [],
    ),
    ...entries.flatMap(([id, { reportKeys }], index) => {
      const earlier = new Set(entries.slice(0, index).flatMap(([, tenant]) => tenant.reportKeys ?? []));
      const problems = listProblems('reportKeys', reportKeys, (key) => (earlier.has(key) ? sameReportKey : undefined));
      return problems.map((problem) => below(`/tenants/${id}`, problem));
    }),
  ];
}

const sameReportKey = 'another tenant has this key: whoever holds it would read the reports of both';

const sameCaller =
  'another tenant has this issuer: each of them needs a tenantClaim of its own, or nobody can tell whose a call is';

function isSameCaller(one: TenantEntry, other: TenantEntry): boolean {
  const { tenantClaim } = one;
  if (one.issuer !== other.issuer) return false;
  return tenantClaim === undefined || other.tenantClaim === undefined || tenantClaim === other.tenantClaim;
}

function problemsOf(tenant: TenantEntry): readonly Problem[] {
  return [
    ...(tenant.jku === undefined && tenant.keys === undefined
      ? [{ pointer: '/jku', message: 'is missing: jku (addresses of key sets) or keys is needed' }]
      : []),
    ...listProblems('jku', tenant.jku, (address) => whyNoAddress(address, tenant)),
    ...listProblems('fhirServers', tenant.fhirServers, (address) => whyNoAddress(address, tenant)),
    ...listProblems('privateNetworks', tenant.privateNetworks, whyNoNetwork),
    ...listProblems('origins', tenant.origins, whyNoOrigin),
    ...keyProblems(tenant),
    ...brokenLaws(tenant.site ?? {}).map((problem) => below('/site', problem)),
  ];
}

function below(place: string, { pointer, message }: Problem): Problem {
  return { pointer: place + pointer, message };
}

function listProblems<T>(
  name: string,
  list: readonly T[] | undefined,
  why: (item: T) => string | undefined,
): readonly Problem[] {
  return (list ?? []).flatMap((item, index) => {
    const message = why(item);
    return message === undefined ? [] : [{ pointer: `/${name}/${index}`, message }];
  });
}

/** Addresses are compared letter by letter, so each must be written as a URL parser would write it. */
function whyNoAddress(address: string, { privateNetworks = [] }: TenantEntry): string | undefined {
  const url = parsed(address);
  if (url?.protocol !== 'https:') return 'must be an https address';
  if (url.username !== '' || url.password !== '') return 'must not hold a user or password';
  if (address.includes('?') || address.includes('#')) return 'must not hold a query or fragment';
  if (url.href !== address && url.href !== `${address}/`) return `must be written as ${url.href}`;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0) return whyNoName(host);
  return publicAnd(privateNetworks)(host) ? undefined : 'is no public address, and none of privateNetworks holds it';
}

/** A URL parser lets `*.example.org` and `example.org.` pass: the one is no pattern here, the other no second spelling. */
function whyNoName(host: string): string | undefined {
  return /^[\w-]+(?:\.[\w-]+)*$/.test(host) ? undefined : 'must name one host: without *, and without a dot at its end';
}

/** Where servers of a hospital stand. What else is special (link-local, mapped, translated) stands for another address. */
const privateRanges = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
];

function whyNoNetwork(text: string): string | undefined {
  const bits = networkBits(text);
  if (bits === undefined) return 'must be a network such as 10.20.0.0/16';
  const isPrivate = privateRanges.some((range) => {
    const outer = networkBits(range);
    return outer?.all.length === bits.all.length && bits.fixed.startsWith(outer.fixed);
  });
  if (!isPrivate) return `must lie within one of ${privateRanges.join(', ')}`;
  return bits.all.includes('1', bits.fixed.length) ? 'must begin with the first address of the network' : undefined;
}

/** Of the address, as 0 and 1: all of them, and those that the prefix fixes. */
function networkBits(text: string): { readonly all: string; readonly fixed: string } | undefined {
  const network = networkOf(text);
  if (network === undefined) return undefined;
  const [address, prefix] = network;
  const all = isIP(address) === 4 ? bitsOf(address.split('.'), 10, 8) : bitsOf(groupsOf(address), 16, 16);
  return { all, fixed: all.slice(0, prefix) };
}

function bitsOf(numbers: readonly string[], base: number, width: number): string {
  return numbers.map((number) => parseInt(number, base).toString(2).padStart(width, '0')).join('');
}

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): readonly string[] {
  const { hostname } = new URL(`http://[${address}]`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

function whyNoOrigin(text: string): string | undefined {
  const url = parsed(text);
  if (url?.protocol !== 'https:') return 'must be an https origin such as https://ehr.example.org; * is for the demo';
  if (url.origin !== text) return `must be written as ${url.origin}`;
  return url.hostname.startsWith('[') ? undefined : whyNoName(url.hostname);
}

const defaultAlgorithms: readonly SigningAlgorithm[] = ['RS384', 'ES384'];

export function algorithmsOf({ algorithms = defaultAlgorithms }: TenantEntry): readonly SigningAlgorithm[] {
  return algorithms;
}

function keyProblems(tenant: TenantEntry): readonly Problem[] {
  const keys = tenant.keys ?? [];
  return listProblems('keys', keys, (key) => {
    if (keys.find(({ kid }) => kid === key.kid) !== key) return 'another key has this kid';
    return whyNoKey(key, algorithmsOf(tenant));
  });
}

const leastRsaBits = 2048;
/** With 1 anybody signs; FIPS 186-5 begins here. */
const leastRsaExponent = 65537n;

function whyNoKey(key: PublicKey, algorithms: readonly SigningAlgorithm[]): string | undefined {
  const details = detailsOf(key);
  if (details === undefined) return 'is no public key';
  const { modulusLength = 0, publicExponent = 0n } = details;
  if (key.kty === 'RSA' && modulusLength < leastRsaBits) return `has fewer than ${leastRsaBits} bits`;
  if (key.kty === 'RSA' && publicExponent < leastRsaExponent) return `has an exponent below ${leastRsaExponent}`;
  const fitting = algorithms.filter((algorithm) => isFor(algorithm, key));
  return fitting.length > 0 ? undefined : `fits none of the algorithms ${algorithms.join(', ')}`;
}

function isFor(algorithm: SigningAlgorithm, { kty, crv, alg }: PublicKey): boolean {
  if (alg !== undefined && alg !== algorithm) return false;
  if (algorithm.startsWith('RS')) return kty === 'RSA';
  return kty === 'EC' && crv === (algorithm === 'ES384' ? 'P-384' : 'P-256');
}

function detailsOf(key: PublicKey): AsymmetricKeyDetails | undefined {
  try {
    return createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).asymmetricKeyDetails;
  } catch {
    return undefined;
  }
}

/** Not by URL.canParse: once compiled, that of Node 20 refuses letters beyond ASCII which the constructor reads. */
function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

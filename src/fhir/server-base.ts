/** The one address space that a request may go to: the FHIR server's origin and base path. */
export interface ServerBase {
  /** Ends in a slash. */
  readonly href: string;
  /** A relative or absolute address under this base; undefined for any other, where the token must not go. */
  readonly within: (address: string) => URL | undefined;
  /** The part of an absolute address behind this base; undefined for any other address. */
  readonly relative: (address: string) => string | undefined;
}

/** Undefined when the address is not plain http or https (no user, no query). */
export function serverBase(address: string): ServerBase | undefined {
  const url = parse(address);
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
  const path = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  const href = url.origin + path;

  const within = (target: string): URL | undefined => {
    const candidate = parse(target, href);
    if (candidate?.origin !== url.origin || candidate.username !== '' || candidate.password !== '') return undefined;
    // HAPI pages at the base itself, without the slash: /fhir?_getpages=...
    return candidate.pathname.startsWith(path) || `${candidate.pathname}/` === path ? candidate : undefined;
  };
  return {
    href,
    within,
    relative: (target) => {
      const candidate = parse(target);
      if (candidate === undefined || within(target) === undefined) return undefined;
      return candidate.pathname.slice(path.length);
    },
  };
}

function parse(address: string, base?: string): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}

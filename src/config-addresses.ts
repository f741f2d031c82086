/** Whether addresses of the configuration are written as they must be. */

export function urlOf(host: string): string {
  return `http://${host.includes(':') ? `[${host}]` : host}`;
}

/** As the driver reads it, which would else fail at each connection. */
export function isDatabaseUrl(address: string): boolean {
  if (!/^postgres(ql)?:\/\/[^/\s]+\/[^/\s]+$/.test(address)) return false;
  try {
    const { username, password } = new URL(address);
    return decodeURIComponent(username + password).length > 0;
  } catch {
    return false;
  }
}

/** Clients write this address into their tokens, and it is compared letter by letter. */
export function publicUrlProblems(address: string, schemes: 'https' | 'http or https'): readonly string[] {
  if (!isBaseUrl(address) || (schemes === 'https' && new URL(address).protocol !== 'https:'))
    return [`PUBLIC_URL must be an ${schemes} address without user, query or fragment.`];
  const written = new URL(address).href.replace(/(?<!\/)\/+$/, '');
  return written === address ? [] : [`PUBLIC_URL must be written as ${written}.`];
}

export function isBaseUrl(address: string): boolean {
  if (!URL.canParse(address) || !/^https?:\/\/[^?#\s]+$/i.test(address)) return false;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}

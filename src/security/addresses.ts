/** Which IP addresses a server of ours may have. */
import { BlockList, isIP } from 'node:net';

type Network = readonly [address: string, prefix: number];

/** IANA special-purpose registries, what is not reachable from everywhere or stands for another address. */
const specialIpv4: readonly Network[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const specialIpv6: readonly Network[] = [
  // Everything below (addresses that stand for an IPv4 address among it) and above the global unicast space 2000::/3.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  // Inside it: protocol assignments (Teredo among them), documentation, 6to4.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
];

/** Where cloud machines answer with their own credentials: never, in no profile, whatever a file lists. */
const linkLocal: readonly Network[] = [
  ['169.254.0.0', 16],
  ['fe80::', 10],
];

export type AddressGuard = (address: string) => boolean;

/** Public addresses, and those of the private networks that are listed, as `10.20.0.0/16`. */
export function publicAnd(privateNetworks: readonly string[]): AddressGuard {
  const closed = { ipv4: blockList(specialIpv4), ipv6: blockList(specialIpv6) };
  const listed = blockList(privateNetworks.map(networkOf).filter((network) => network !== undefined));
  return (address) =>
    isOpen(address) && (!contains(closed[familyOf(plain(address))], address) || contains(listed, address));
}

/** For the demo, where the service asks whatever a tester names: all but link-local addresses. */
export const isOpen: AddressGuard = (address) => isIP(address) !== 0 && !contains(never, address);

const never = blockList(linkLocal);

/** `10.20.0.0/16` as address and prefix length; undefined for anything else. */
export function networkOf(text: string): Network | undefined {
  const [, address = '', digits = ''] = /^([0-9a-fA-F.:]{2,45})\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  const prefix = Number(digits);
  return family === 0 || prefix > (family === 4 ? 32 : 128) ? undefined : [address, prefix];
}

function blockList(networks: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, familyOf(address));
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(plain(address), familyOf(plain(address)));
}

/** A zone (`fe80::1%eth0`) hides an address from a list; a mapped address (`::ffff:10.0.0.1`) is that IPv4 address. */
function plain(address: string): string {
  return address.replace(/%.*/s, '').replace(/^::ffff:(?=\d+\.)/i, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}

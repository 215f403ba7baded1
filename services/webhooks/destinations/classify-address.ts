/** Which addresses are somebody's out there, and which lead back inside: by IANA's registries of special addresses. */
import { BlockList, isIP } from 'node:net';

const RANGES_4: readonly (readonly [base: string, bits: number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // behind a carrier's NAT
  ['127.0.0.0', 8], // this machine
  ['169.254.0.0', 16], // link-local, and what clouds tell their machines
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];
const RANGES_6: readonly (readonly [base: string, bits: number])[] = [
  ['::', 96], // unspecified, this machine, and IPv4 in an older dress
  ['64:ff9b::', 96], // NAT64: whatever IPv4 it hides
  ['64:ff9b:1::', 48], // NAT64 of a network's own
  ['100::', 64], // discarded
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: whatever IPv4 it hides
  ['3fff::', 20], // documentation
  ['5f00::', 16], // segment routing
  ['fc00::', 7], // private
  ['fe80::', 10], // link-local
  ['fec0::', 10], // site-local
  ['ff00::', 8], // multicast
];

const special = new BlockList();
for (const [base, bits] of RANGES_4) special.addSubnet(base, bits, 'ipv4');
for (const [base, bits] of RANGES_6) special.addSubnet(base, bits, 'ipv6');

/**
 * Whether an address is one that anybody may be told at. IPv4 written as IPv6 (`::ffff:…`) is what it is in IPv4; what is
 * no address is not public.
 *
 * @example
 * ```ts
 * import { isPublicAddress } from '@arca-api/webhooks/destinations/classify-address';
 *
 * isPublicAddress('8.8.8.8'); // true
 * isPublicAddress('::ffff:169.254.169.254'); // false
 * ```
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0 || address.includes('%')) return false;
  return !special.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

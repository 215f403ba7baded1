/** What an operator lets through although nobody outside could reach it: a system in the shop's own network, say. */
import { BlockList, isIP } from 'node:net';

export interface AllowList {
  readonly hasAddress: (address: string) => boolean;
  readonly hasHost: (host: string) => boolean;
}

/**
 * Of addresses (`10.0.0.7`), ranges (`10.0.0.0/8`) and names of hosts (`erp.shop.local`). Throws with the entry that is
 * none of them.
 *
 * @example
 * ```ts
 * import { readAllowList } from '@arca-api/webhooks/destinations/allow-list';
 *
 * readAllowList(['192.168.1.0/24', 'erp.local']).hasAddress('192.168.1.7'); // true
 * ```
 */
export function readAllowList(entries: readonly string[]): AllowList {
  const addresses = new BlockList();
  const hosts = new Set<string>();
  for (const entry of entries) {
    const [base = '', bits, ...more] = entry.trim().split('/');
    const version = isIP(base);
    const type = version === 6 ? 'ipv6' : 'ipv4';
    const width = version === 6 ? 128 : 32;
    if (version === 0 && bits === undefined && /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(base))
      hosts.add(base.toLowerCase());
    else if (version !== 0 && bits === undefined) addresses.addAddress(base, type);
    else if (version !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits ?? '') && Number(bits) <= width)
      addresses.addSubnet(base, Number(bits), type);
    else throw new RangeError(`${JSON.stringify(entry)} is no address, no range of them and no host`);
  }
  return {
    // With a zone an address says where it is besides, and no range holds it.
    hasAddress: (address) =>
      isIP(address) !== 0 &&
      !address.includes('%') &&
      addresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
    hasHost: (host) => hosts.has(host.toLowerCase().replace(/\.$/, '')),
  };
}

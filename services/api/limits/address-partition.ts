/** Which addresses count as one: an IPv4 address, or the /64 of an IPv6 one, which is what one subscriber has. */
import { isIP } from 'node:net';

/** What cannot be read is one of its own, cut short: a proxy wrote it, and no proxy may fill the memory. */
export function addressPartition(address: string): string {
  const bare = address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/%.*$/, '');
  const [host = ''] = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.split(':') : [bare];
  if (isIP(host) === 4) return host;
  if (isIP(host) !== 6) return `?${host.slice(0, 64)}`;
  const groups = groupsOf(host.toLowerCase());
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight numbers of a sound IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const inHex = address.replace(/\d+\.\d+\.\d+\.\d+$/, (four) => {
    const [a = 0, b = 0, c = 0, d = 0] = four.split('.').map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = '', tail] = inHex.split('::');
  const numbers = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const first = numbers(head);
  const last = tail === undefined ? [] : numbers(tail);
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}

/** A fixed piece of work, whose CPU tells how fast this machine's cores are at this moment: compare runs by it. */
import { createHash } from 'node:crypto';

const TIMES = 7;
const DOCUMENT = JSON.stringify({
  lines: Array.from({ length: 40 }, (_, i) => ({
    description: `Resma A4 75 g número ${i}`,
    unit_price: i * 1.5,
  })),
});

/** Milliseconds of CPU, the median of seven times. */
export function measureYardstick(): number {
  const times = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    const hash = createHash('sha256');
    for (let i = 0; i < 500; i++) hash.update(JSON.stringify(JSON.parse(DOCUMENT)));
    hash.digest();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return Math.round((times[Math.floor(TIMES / 2)] ?? 0) * 10) / 10;
}

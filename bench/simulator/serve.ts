/** The simulator alone in a process, so that its CPU can be told from its clients': tells it to whoever asks. */
import { createSimulator } from 'arca-simulator';

const directory = process.argv[2];
const simulator = createSimulator({
  // The whole run lies on one working day, whenever it is run.
  now: () => new Date('2026-11-18T15:00:00Z'),
  ...(directory === undefined ? {} : { state: { directory, sync: true } }),
});
const urls = await simulator.listen();

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpu_us: user + system,
    count: simulator.control.ledger().length,
    rss: process.memoryUsage().rss,
  });
});
process.on('disconnect', () => void simulator.close());
process.send?.(urls);

#!/usr/bin/env node
// The simulator as a program: starts, prints where it is, and stops when told.
import { parseArgs } from 'node:util';
import { createSimulator } from './simulator.ts';

const USAGE = `arca-simulator [--port 8010] [--host 127.0.0.1] [--data DIRECTORY] [--token TOKEN] [--as-of DAY]

  --port   port to listen on (0 takes a free one)
  --host   address to listen on
  --data   keep the state in this directory; in memory when absent
  --token  bearer token that guards /control; open when absent
  --as-of  the day (yyyy-mm-dd) whose rules hold; dates stay today's
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8010' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      token: { type: 'string' },
      'as-of': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port: 0 to 65535');
  const simulator = createSimulator({
    ...(values.data === undefined ? {} : { state: { directory: values.data, sync: true } }),
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values['as-of'] === undefined ? {} : { asOf: values['as-of'] }),
  });
  const urls = await simulator.listen({ port, host: values.host });
  for (const [name, url] of Object.entries(urls)) process.stdout.write(`${name.padEnd(10)} ${url}\n`);
  const stop = (): void => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
});

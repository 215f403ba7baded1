/** A DNS server on this machine that changes its mind: answers A and AAAA with a life of 0 s. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIP } from 'node:net';

export interface DnsServer extends AsyncDisposable {
  /** `127.0.0.1:port` */
  readonly address: string;
  /** What was asked, as `A hooks.example.com`. */
  readonly asked: string[];
}

const TYPES: ReadonlyMap<number, 'A' | 'AAAA'> = new Map([
  [1, 'A'],
  [28, 'AAAA'],
]);

/** `answer` gets how often that name and type was asked before; none is an answer too, and so is a code such as 3, NXDOMAIN. */
export async function serveDns(
  answer: (name: string, type: 'A' | 'AAAA', times: number) => readonly string[] | number,
): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    const { name, type, end } = readQuestion(query);
    const question = `${type} ${name}`;
    const times = asked.filter((one) => one === question).length;
    asked.push(question);
    const told = answer(name, type, times);
    const found = typeof told === 'number' ? [] : told.map(recordOf);
    const head = Buffer.from(query.subarray(0, 12));
    // An answer, recursion available, one question.
    head.writeUInt16BE(0x8180 | (typeof told === 'number' ? told : 0), 2);
    for (const [index, count] of [1, found.length, 0, 0].entries()) head.writeUInt16BE(count, 4 + 2 * index);
    socket.send(Buffer.concat([head, query.subarray(12, end), ...found]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

function readQuestion(query: Buffer): { name: string; type: 'A' | 'AAAA'; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = TYPES.get(query.readUInt16BE(at + 1));
  if (type === undefined) throw new Error('neither A nor AAAA');
  return { name: labels.join('.'), type, end: at + 5 };
}

/** Of the name that was asked, class IN, TTL 0. */
function recordOf(address: string): Buffer {
  const isSix = isIP(address) === 6;
  const data = isSix ? bytesOfSix(address) : Buffer.from(address.split('.').map(Number));
  const head = Buffer.from([0xc0, 12, 0, isSix ? 28 : 1, 0, 1, 0, 0, 0, 0, 0, data.length]);
  return Buffer.concat([head, data]);
}

/** However it is written: a URL has one way to write it. */
function bytesOfSix(address: string): Buffer {
  const [before = '', after = ''] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const [head, tail] = [before, after].map((part) => part.split(':').filter((one) => one !== ''));
  const known = [...(head ?? []), ...(tail ?? [])];
  const zeros = Array.from({ length: 8 - known.length }, () => '0');
  const parts = [...(head ?? []), ...zeros, ...(tail ?? [])];
  return Buffer.from(parts.map((part) => part.padStart(4, '0')).join(''), 'hex');
}

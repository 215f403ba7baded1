/** A time server on the loopback, because one of the clients asks one before it logs in. */
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** Seconds from 1900 to 1970. */
const NTP_EPOCH = 2_208_988_800;
const PACKET = 48;

/** A server of SNTP version 4 (RFC 4330); `close` ends it. */
export async function startTimeServer(now: () => number): Promise<{ address: string; close(): void }> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    if (question.length < PACKET) return;
    const answer = Buffer.alloc(PACKET);
    // No warning, version 4, mode server; stratum 1; precision of a millisecond.
    answer.writeUInt8(0b00_100_100, 0);
    answer.writeUInt8(1, 1);
    answer.writeInt8(-10, 3);
    writeInstant(answer, 16, now());
    // The client's transmit time comes back as the origin.
    question.copy(answer, 24, 40, 48);
    writeInstant(answer, 32, now());
    writeInstant(answer, 40, now());
    socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => void socket.close() };
}

function writeInstant(packet: Buffer, offset: number, milliseconds: number): void {
  packet.writeUInt32BE(Math.floor(milliseconds / 1000) + NTP_EPOCH, offset);
  packet.writeUInt32BE(Math.floor(((milliseconds % 1000) / 1000) * 2 ** 32), offset + 4);
}

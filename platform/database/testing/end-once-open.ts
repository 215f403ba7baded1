/** A way to a served PostgreSQL that ends each session as soon as it is open, before anything is asked in it. */
import { type TamperedWay, tamperedWay } from './tampered-way.ts';

/** The last that a connection is told before it is handed out. */
const READY = 'ROLLBACK\0Z\0\0\0\x05I';

const FIELDS = 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0';

function ended(): Buffer {
  const message = Buffer.from(`E\0\0\0\0${FIELDS}`, 'latin1');
  message.writeInt32BE(message.length - 1, 1);
  return message;
}

export const endOnceOpen = (url: string): Promise<TamperedWay> =>
  tamperedWay(url, (near, far) => {
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => {
      near.write(data.includes(READY, 0, 'latin1') ? Buffer.concat([data, ended()]) : data);
    });
  });

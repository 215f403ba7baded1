/** A way to a served PostgreSQL on which the answer to COMMIT is lost, with the connection. */
import { type TamperedWay, tamperedWay } from './tampered-way.ts';

export const swallowCommits = (url: string): Promise<TamperedWay> =>
  tamperedWay(url, (near, far) => {
    let isCommitting = false;
    near.on('data', (data) => {
      isCommitting ||= data.includes('\0commit\0');
      far.write(data);
    });
    far.on('data', (data) => {
      if (isCommitting) near.destroy();
      else near.write(data);
    });
  });

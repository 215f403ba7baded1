/** Posts to a system of the developer's own, wherever it is: nothing is followed, and little of its answer is read. */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

export interface Posting {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** False: whoever answers is believed, certificate or none. */
  readonly verifiesTls: boolean;
}

/** As much as the platform keeps of an answer. */
const MOST_BYTES = 16_384;

/** Answers the status; rejects where there was none, or it did not come whole. */
export function postHere({ url, headers, body, signal, verifiesTls }: Posting): Promise<number> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(bytes.length) },
      signal,
      // A connection kept open may be closing on the other side just now.
      agent: false as const,
    };
    const request =
      url.protocol === 'https:'
        ? requestSecure(url, { ...options, rejectUnauthorized: verifiesTls })
        : requestPlain(url, options);
    request.on('error', reject);
    request.on('response', (response) => {
      let read = 0;
      response.on('data', (part: Buffer) => {
        read += part.length;
        if (read <= MOST_BYTES) return;
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.end(bytes);
  });
}

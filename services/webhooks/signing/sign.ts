/** Signs what is posted, by Standard Webhooks 1.0: https://www.standardwebhooks.com */
import { createHmac } from 'node:crypto';
import { keyOf } from './secret.ts';

export interface Signed {
  /** The same at each attempt: whoever hears it twice knows. */
  readonly id: string;
  /** Whole seconds since the epoch, of this attempt. */
  readonly timestamp: number;
  readonly body: string;
  /** The one in use, and former ones that sign beside it for a time. */
  readonly secrets: readonly string[];
}

/**
 * The headers of one attempt, a signature of each secret among them.
 *
 * @example
 * ```ts
 * import { signHeaders } from '@arca-api/webhooks/signing/sign';
 *
 * const secrets = ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'];
 * signHeaders({ id: 'msg_1', timestamp: 1649367553, body: '{}', secrets })['webhook-signature']; // v1,…
 * ```
 */
export function signHeaders({ id, timestamp, body, secrets }: Signed): Readonly<Record<string, string>> {
  if (id === '' || id.includes('.')) throw new Error('an id holds no point: it would end where it is signed');
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new Error('a timestamp is whole seconds');
  if (secrets.length === 0) throw new Error('nothing to sign with');
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => signatureOf(secret, content));
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

/** The scheme is the secret's: one of `v1a` (`whsk_…`, ed25519) would be told from these here, and is refused. */
const signatureOf = (secret: string, content: string): string =>
  `v1,${createHmac('sha256', keyOf(secret)).update(content).digest('base64')}`;

/** Proves that a webhook came from the platform, and lately: whoever knows an address may post anything to it. */

/**
 * A webhook as it arrived.
 *
 * @example
 * const arrived: ArrivedWebhook = { body: await request.text(), headers: request.headers, secret: 'whsec_…' };
 */
export interface ArrivedWebhook {
  /** As it came, unread: an object written again has other bytes, and another signature. */
  readonly body: string | Uint8Array;
  /** `Headers`, or an object such as Node's, in capitals or not. */
  readonly headers:
    | { get(name: string): string | null }
    | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** `whsec_…`, as told when the endpoint was created. */
  readonly secret?: string | undefined;
  /** Several, while one is changed for another: one that matches is enough. */
  readonly secrets?: readonly string[];
  /** Milliseconds since the epoch. Default: the clock of the machine. */
  readonly now?: () => number;
  /** How old, or how far ahead, it may be. Default: 300. */
  readonly toleranceSeconds?: number;
}

/** Why a webhook is not believed. */
export type WebhookRejectionReason =
  | 'header_missing'
  | 'timestamp_invalid'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'signature_unsupported'
  | 'signature_mismatch'
  | 'body_invalid'
  | 'secret_invalid';

/**
 * A webhook that is not believed. `secret_invalid` and `body_invalid` are yours to mend; answer 400 to all others and
 * do nothing.
 *
 * @example
 * if (error instanceof WebhookRejected && error.reason === 'timestamp_too_old') console.warn('is the clock right?');
 */
export class WebhookRejected extends Error {
  override readonly name = 'WebhookRejected';
  readonly reason: WebhookRejectionReason;

  constructor(reason: WebhookRejectionReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

const PREFIX = 'whsec_';
const TOLERANCE_SECONDS = 300;
const SHORTEST = 24;
const LONGEST = 64;

/** As `verifyWebhook`, with a clock handed in. Throws {@link WebhookRejected}. */
export async function verifyAt<Event>(arrived: ArrivedWebhook, now: () => number): Promise<Event> {
  const keys = [...(arrived.secrets ?? []), ...(arrived.secret === undefined ? [] : [arrived.secret])].map(
    keyOf,
  );
  if (keys.length === 0) throw new WebhookRejected('secret_invalid', 'no secret was given');
  const body = bytesOf(arrived.body);
  const id = readHeader(arrived, 'webhook-id');
  const timestamp = readHeader(arrived, 'webhook-timestamp');
  const given = signaturesIn(readHeader(arrived, 'webhook-signature'));
  const tolerance = arrived.toleranceSeconds ?? TOLERANCE_SECONDS;
  checkAge(timestamp, Math.floor(now() / 1000), tolerance);

  const signed = join(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  let isGenuine = false;
  for (const key of keys) {
    const wanted = await sign(key, signed);
    // All of them are looked at: how long it takes says nothing of which one matched.
    for (const signature of given) isGenuine = isSame(signature, wanted) || isGenuine;
  }
  if (!isGenuine)
    throw new WebhookRejected(
      'signature_mismatch',
      'no signature matches: another secret, or a body that is not as it came',
    );
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as Event;
  } catch {
    throw new WebhookRejected('body_invalid', 'what was signed is not JSON');
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new WebhookRejected('body_invalid', 'the body has to be handed over as it came, as text or bytes');
}

function keyOf(secret: unknown): Uint8Array<ArrayBuffer> {
  const wrong = (what: string) => new WebhookRejected('secret_invalid', `the secret ${what}`);
  if (typeof secret !== 'string' || secret === '') throw wrong('is missing');
  if (/^wh[sp]k_/.test(secret))
    throw wrong('is a key of the asymmetric scheme (v1a), which is not used here');
  const key = decode(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
  if (key === null) throw wrong(`is not ${PREFIX} and base64`);
  if (key.length < SHORTEST || key.length > LONGEST)
    throw wrong(`has ${key.length} bytes instead of ${SHORTEST} to ${LONGEST}: was it copied whole?`);
  return key;
}

function readHeader({ headers }: ArrivedWebhook, name: string): string {
  const value = isHeaders(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const text = typeof value === 'string' ? value : value?.[0];
  if (text === undefined || text.trim() === '')
    throw new WebhookRejected('header_missing', `the header ${name} is missing`);
  return text.trim();
}

const isHeaders = (headers: ArrivedWebhook['headers']): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function';

function checkAge(timestamp: string, now: number, tolerance: number): void {
  if (!/^\d{1,15}$/.test(timestamp))
    throw new WebhookRejected('timestamp_invalid', 'webhook-timestamp is not whole seconds');
  const age = now - Number(timestamp);
  // Written so that a clock or a tolerance that is no number passes nothing.
  if (!(age <= tolerance))
    throw new WebhookRejected('timestamp_too_old', `signed ${age} s ago, ${tolerance} at most`);
  if (!(-age <= tolerance))
    throw new WebhookRejected(
      'timestamp_too_new',
      `signed ${-age} s ahead of this clock, ${tolerance} at most`,
    );
}

/** Of `v1` alone; other schemes are for others to read. */
function signaturesIn(header: string): readonly Uint8Array[] {
  const all = header.split(' ').map((one) => {
    const comma = one.indexOf(',');
    return { scheme: one.slice(0, comma), bytes: decode(one.slice(comma + 1)) };
  });
  const known = all.filter(({ scheme }) => scheme === 'v1');
  if (known.length === 0)
    throw new WebhookRejected('signature_unsupported', 'no signature of scheme v1 in webhook-signature');
  return known.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]));
}

/** `null` where it is no base64. */
function decode(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function sign(key: Uint8Array<ArrayBuffer>, signed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', key, hmac, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(hmac, imported, signed));
}

/** In a time that says nothing of where two differ. */
function isSame(given: Uint8Array, wanted: Uint8Array): boolean {
  if (given.length !== wanted.length) return false;
  let difference = 0;
  for (const [index, byte] of wanted.entries()) difference |= byte ^ (given[index] ?? 0);
  return difference === 0;
}

function join(head: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

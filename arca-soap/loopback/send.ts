/** Sends one small request for tests of the transport, and names what came of it. */
import { Agent } from 'undici';
import { type Post, type PostOutcome, post } from '../transport/post.ts';
import { HandClock } from './clock.ts';

/** The hand clock's start. */
export const NOW = Date.parse('2026-11-23T12:00:00Z');
/** What is sent unless a test says otherwise. */
export const BODY = '<a>áé</a>';
/** The first lines of a good answer. */
export const OK = 'HTTP/1.1 200 OK\r\ncontent-type: text/xml; charset=utf-8\r\n';

/** Posts with ten seconds on a hand clock and room for a thousand bytes. */
export async function send(url: string, parts: Partial<Post> = {}): Promise<PostOutcome> {
  const own = new Agent({ allowH2: false });
  try {
    return await post({
      url: new URL(url),
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: BODY,
      dispatcher: own,
      time: new HandClock(NOW),
      deadline: NOW + 10_000,
      maxResponseBytes: 1000,
      ...parts,
    });
  } finally {
    await own.destroy();
  }
}

/** `answered 200`, `not-sent dns_failed`, ... */
export function verdict(outcome: PostOutcome): string {
  return outcome.ok ? `answered ${outcome.status}` : `${outcome.certainty} ${outcome.reason}`;
}

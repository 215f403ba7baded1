/** News: written in the transaction of the fact it tells, heard at least once. */
import type { RawBuilder, Transaction } from 'kysely';

export interface NewEvent {
  /** `evt_…` */
  readonly id: string;
  /** `invoice.authorized` */
  readonly type: string;
  readonly organization: string;
  readonly mode: 'test' | 'live';
  /** What the event is about, such as an invoice's id. */
  readonly subject: string;
  /** Grows with each event of one subject, so that old news can be told from new. */
  readonly sequence: number;
  /** A whole snapshot of the subject. */
  readonly data: unknown;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
}

export interface Outbox {
  /** Writes events inside the caller's transaction. */
  // biome-ignore lint/suspicious/noExplicitAny: a fact may be told from any service's transaction
  append(trx: Transaction<any>, events: readonly NewEvent[]): Promise<void>;
  /** For a statement that writes the fact and tells it at once; `rows` are those of `rowsOf`. */
  insertion(rows: string): RawBuilder<unknown>;
  /** Events as `insertion` takes them. */
  rowsOf(events: readonly NewEvent[]): string;
}

/**
 * Signals that save waiting, within this process and, where the driver says so, to every other one; a lost one costs
 * time, never data. Topic and detail together hold 1,000 characters at most.
 */
export interface Signals {
  /** Tells whoever listens here at once, and those elsewhere soon. Never waits, never fails for want of a carrier. */
  notify(topic: string, detail?: string): void;
  /** Resolves `true` when notified, `false` when `ms` passed first. */
  wait(topic: string, ms: number): Promise<boolean>;
  /** Calls `listener` with the detail (`''`: none) at each notification until the returned function is called. */
  on(topic: string, listener: (detail: string) => void): () => void;
}

/** Carries words from process to process, to all but itself; may lose them, and may be away. */
export interface Carrier {
  /** Answers whether they were handed over. Never throws. */
  send(words: string): Promise<boolean>;
  /** Calls `listener` with what other processes sent. */
  hear(listener: (words: string) => void): void;
  /** How many bytes one message may have. */
  readonly limit: number;
  close(): Promise<void>;
}

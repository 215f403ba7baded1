/**
 * Whose each comprobante of a try is. Twins are alike, so that a try's names for them are arbitrary: where one of them
 * got its CAE under the number that the try had for another, the two have changed places, and the other is owed the rest.
 */
import { compareContent } from '@arca-api/domain/content/compare-content';
import type { OpenSend } from './lane-state.ts';

/** After `winner` got `number`: the tries that explain it name it there, and its twin where they had named it. */
export function relabel(
  open: readonly OpenSend[],
  explaining: ReadonlySet<string>,
  number: number,
  winner: string,
): readonly OpenSend[] {
  const places = new Map<string, { readonly here: OpenSend; readonly there: OpenSend }>();
  for (const id of explaining) {
    const tried = open.filter((send) => send.send_id === id);
    const here = tried.find((send) => send.number === number);
    const there = tried.find((send) => send.invoice === winner);
    if (here !== undefined && there !== undefined && here !== there) places.set(id, { here, there });
  }
  if (places.size === 0) return open;
  return open.map((send) => {
    const place = places.get(send.send_id);
    if (place === undefined) return send;
    if (send === place.here) return named(send, place.there);
    return send === place.there ? named(send, place.here) : send;
  });
}

const named = (send: OpenSend, like: OpenSend): OpenSend => ({
  ...send,
  invoice: like.invoice,
  invoice_authorized: like.invoice_authorized,
});

/** A comprobante of a try as it was written down, and what has become of its invoice since. */
export interface WrittenSend extends OpenSend {
  /** The number under which the invoice got its CAE. */
  readonly authorized_number: number | null;
  /** It may explain what ARCA holds; the others of its try only tell whose it is. */
  readonly matters: boolean;
}

const areTwins = (one: OpenSend, other: OpenSend): boolean =>
  compareContent(one.content, other.content) === 'equal';

/** Those of whole tries that matter, as they were written down, under the names that they have by now. */
export function labelled(written: readonly WrittenSend[]): readonly OpenSend[] {
  const places = new Map(written.map((send) => [`${send.send_id} ${send.number}`, send]));
  return written
    .filter((send) => send.matters)
    .map((send) => {
      let label = send;
      for (const seen = new Set([send]); ; seen.add(label)) {
        // It got its CAE where this very try had named its twin: that one is owed this place. Whoever is no twin is not:
        // there it got its CAE by another try.
        const owed = places.get(`${send.send_id} ${label.authorized_number}`);
        if (owed === undefined || seen.has(owed) || !areTwins(owed, send)) break;
        label = owed;
      }
      const { authorized_number: _, matters: __, ...rest } = send;
      return { ...rest, invoice: label.invoice, invoice_authorized: label.authorized_number !== null };
    });
}

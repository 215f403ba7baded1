/** A gateway that authorises all it is asked, one round trip of a simulated clock a call, and counts them by CUIT. */
import type { AuthorizeRequest, Lane } from '@arca-api/contract/gateway';
import { createGatewayClient, type GatewayClient } from '@arca-api/contract/gateway-client';
import type { Clock } from '@arca-api/platform/clock/port';

export interface PromptGateway {
  readonly client: GatewayClient;
  /** What was authorised in a lane, in order: its number is its place. */
  ledger(lane: Lane): readonly string[];
  /** Round trips of a CUIT, each from when to when. */
  trips(cuit: string): readonly { readonly from: number; readonly to: number }[];
}

export function promptGateway(clock: Clock, roundTripMs: number, limit: number): PromptGateway {
  const ledgers = new Map<string, string[]>();
  const trips = new Map<string, { from: number; to: number }[]>();
  const keyOf = ({ cuit, punto_de_venta, type }: Lane) => `${cuit}:${punto_de_venta}:${type}`;
  const ledgerOf = (lane: Lane): string[] => {
    const ledger = ledgers.get(keyOf(lane)) ?? [];
    ledgers.set(keyOf(lane), ledger);
    return ledger;
  };

  async function travel(lane: Lane): Promise<void> {
    const from = clock.now();
    await clock.sleep(roundTripMs);
    trips.set(lane.cuit, [...(trips.get(lane.cuit) ?? []), { from, to: clock.now() }]);
  }

  function authorize({ lane, items }: AuthorizeRequest): object {
    const ledger = ledgerOf(lane);
    const isInOrder = items[0]?.number === ledger.length + 1;
    const results = items.map(({ number, comprobante }) => {
      if (isInOrder) ledger.push(comprobante.total);
      return {
        number,
        result: isInOrder ? 'authorized' : 'unprocessed',
        cae: isInOrder ? `${lane.punto_de_venta}-${number}` : null,
        cae_expires_on: null,
        observations: [],
      };
    });
    const errors = isInOrder ? [] : [{ code: 10_016, message: 'número' }];
    const error_class = isInOrder ? null : 'sequence';
    return { certainty: 'answered', results, errors, error_class, processed_at: null };
  }

  const fetch = async (input: string, init?: RequestInit): Promise<Response> => {
    const path = new URL(input).pathname;
    const body = init?.body === undefined ? {} : JSON.parse(String(init.body));
    switch (path) {
      case '/internal/batch-limit':
        return Response.json({ limit });
      case '/internal/comprobantes/last':
        await travel(body.lane);
        return Response.json({ ok: true, number: ledgerOf(body.lane).length });
      case '/internal/comprobantes/authorize':
        await travel(body.lane);
        return Response.json(authorize(body));
      default:
        throw new Error(`nobody was to ask for ${path}`);
    }
  };
  return {
    client: createGatewayClient({ fetch, baseUrl: 'http://gateway', credentials: () => ({}) }),
    ledger: ledgerOf,
    trips: (cuit) => trips.get(cuit) ?? [],
  };
}

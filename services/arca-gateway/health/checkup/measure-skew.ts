/** How far our clock is from ARCA's, by the `Date` of an answer that needs no ticket. */
import type { Environment } from '@arca-api/contract/primitives';
import { ArcaFailure, type Exchange, measureClockSkew } from 'arca-soap';
import { recordCall } from '../../exchanges/record-call.ts';
import type { GatewayParts } from '../../parts.ts';

/** Milliseconds that ARCA's clock is ahead of ours, to the second; `null` when no answer was dated. */
export async function measureSkew(
  parts: GatewayParts,
  { environment, cuit }: { readonly environment: Environment; readonly cuit: string },
  deadline: number,
): Promise<number | null> {
  const arca = parts.arca(environment);
  if (arca === null) return null;
  let heard: Exchange | null = null;
  await recordCall(
    parts,
    await parts.breakers.enter({ environment, service: 'wsfe', methods: 'read', cuit, deadline }),
    {
      environment,
      cuit,
      health: 'wsfe',
      methods: 'read',
      sendId: null,
      patience: parts.settings.timeouts.read,
    },
    async (until) => {
      try {
        const answer = await arca.wsfe.dummy({}, { deadline: until });
        heard = answer.exchange;
        return answer;
      } catch (error) {
        if (error instanceof ArcaFailure) heard = error.exchange;
        throw error;
      }
    },
    () => null,
  );
  return heard === null ? null : skewOf(heard);
}

/** Within what the measure itself may be wrong there is none. */
function skewOf(exchange: Exchange): number | null {
  const measured = measureClockSkew(exchange);
  if (measured === null) return null;
  const { aheadMs, uncertaintyMs } = measured;
  return Math.abs(aheadMs) <= uncertaintyMs ? 0 : Math.round(-aheadMs / 1_000) * 1_000;
}

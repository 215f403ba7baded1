/** How far our clock is from ARCA's, by the `Date` of an answer that needs no ticket. */
import type { Environment } from '@arca-api/contract/primitives';
import { ArcaFailure, type Exchange } from 'arca-soap';
import { recordCall } from '../exchanges/record-call.ts';
import type { GatewayParts } from '../parts.ts';

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
    { environment, cuit, health: 'wsfe', sendId: null },
    async () => {
      try {
        const answer = await arca.wsfe.dummy({}, { deadline });
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

function skewOf({ dateHeader, startedAt, endedAt }: Exchange): number | null {
  const dated = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(dated)) return null;
  // The header has whole seconds: whatever lies within one is none.
  const skew = dated - (startedAt + endedAt) / 2;
  return Math.abs(skew) <= 1_000 + (endedAt - startedAt) ? 0 : Math.round(skew / 1_000) * 1_000;
}

/** Asks the padrón who a CUIT is. */
import { Refusal } from '@arca-api/contract/errors';
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import { type PadronEntryAnswer, padronQuery } from '@arca-api/contract/padron';
import { readCuit } from '@arca-api/domain/parties/cuit';
import type { Clock } from '@arca-api/platform/clock/port';
import type { Principal } from '../access/principal.ts';
import { instant } from '../doors/instant.ts';
import { readBody } from '../doors/read-body.ts';
import { cuitFault } from '../taxpayers/cuit-fault.ts';
import type { speakFor } from '../taxpayers/speak-for.ts';

export interface LookUpParts {
  readonly gateway: GatewayClient;
  readonly speakFor: ReturnType<typeof speakFor>;
  readonly clock: Clock;
}

export function lookUp({ gateway, speakFor, clock }: LookUpParts) {
  return async (principal: Principal, text: string, query: unknown): Promise<PadronEntryAnswer> => {
    const { taxpayer } = readBody(padronQuery, query);
    const fault = cuitFault(text, 'cuit');
    if (fault !== null) throw new Refusal('request.invalid', { faults: [fault] });
    const reading = readCuit(text);
    const cuit = reading.ok ? reading.cuit : text;
    const issuer = await speakFor(principal, taxpayer);
    const answer = await gateway
      .padron({ environment: issuer.environment, represented: issuer.cuit, cuit })
      .catch((cause: unknown) => {
        throw new Refusal('padron.unavailable', { cause });
      });
    if (answer.outcome === 'unavailable') throw new Refusal('padron.unavailable', { cause: answer.reason });
    if (answer.outcome === 'unknown') throw new Refusal('resource.not_found', { detail: NOBODY });
    return {
      object: 'padron_entry',
      ...answer.person,
      as_of: instant(answer.as_of),
      age_seconds: Math.max(0, Math.floor((clock.now() - answer.as_of) / 1000)),
    };
  };
}

const NOBODY = {
  es: 'ARCA no conoce ese CUIT: está bien escrito, pero no es de nadie.',
  en: "ARCA does not know that CUIT: it is well formed but nobody's.",
};

/** Fills what an issuer's owner left out with what the padrón says of the same CUIT, and tells which. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Environment } from '@arca-api/contract/primitives';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import { IVA_CONDITION_IDS, type IvaCondition } from '@arca-api/domain/parties/iva-condition';
import { fault } from './judge-taxpayer.ts';

const FIELDS = ['name', 'address', 'iva_condition'] as const;
type Field = (typeof FIELDS)[number];

export interface Told {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly iva_condition?: IvaCondition | undefined;
}

export interface Completed {
  readonly name: string;
  readonly address: string;
  readonly iva_condition: IvaCondition;
  readonly from_padron: readonly Field[];
}

/** Answers the faults of what neither says. */
export async function completeFromPadron(
  gateway: GatewayClient,
  environment: Environment,
  cuit: string,
  told: Told,
): Promise<Completed | readonly Fault[]> {
  const missing = FIELDS.filter((field) => told[field] === undefined);
  const answer =
    missing.length === 0
      ? null
      : await gateway
          .padron({ environment, represented: cuit, cuit })
          .catch(() => ({ outcome: 'unavailable' as const }));
  const person = answer?.outcome === 'found' ? answer.person : null;
  const known: Told = {
    name: person?.name || undefined,
    address: person?.address ?? undefined,
    iva_condition: isCondition(person?.iva_condition) ? person.iva_condition : undefined,
  };
  const name = told.name ?? known.name;
  const address = told.address ?? known.address;
  const condition = told.iva_condition ?? known.iva_condition;
  if (name !== undefined && address !== undefined && condition !== undefined) {
    return { name, address, iva_condition: condition, from_padron: missing };
  }
  const why = WHY[answer?.outcome ?? 'found'];
  return missing
    .filter((field) => known[field] === undefined)
    .map((field) =>
      fault('field.required', field, why, {
        es: `Agregá «${field}».`,
        en: `Add "${field}".`,
      }),
    );
}

const WHY: Readonly<Record<'found' | 'unknown' | 'unavailable', Words>> = {
  found: {
    es: 'Falta este campo y el padrón de ARCA no lo dice.',
    en: "This field is missing and ARCA's padrón does not tell it.",
  },
  unknown: {
    es: 'Falta este campo y el padrón de ARCA no conoce ese CUIT.',
    en: "This field is missing and ARCA's padrón does not know that CUIT.",
  },
  unavailable: {
    es: 'Falta este campo y el padrón de ARCA no responde ahora.',
    en: "This field is missing and ARCA's padrón does not answer now.",
  },
};

const isCondition = (word: string | null | undefined): word is IvaCondition =>
  word != null && Object.hasOwn(IVA_CONDITION_IDS, word);

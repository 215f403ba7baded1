/** Reads what an endpoint is to be: its form, its issuers, and where it is, all faults at once. */
import { Refusal } from '@arca-api/contract/errors';
import type { Fault } from '@arca-api/domain/faults/fault';
import type { z } from 'zod';
import { grantOf, type Principal } from '../access/principal.ts';
import { reachesNoFurther } from '../access/within-grant.ts';
import { isTouched } from '../doors/is-touched.ts';
import { readLeniently } from '../doors/read-body.ts';
import { cuitFault } from '../taxpayers/cuit-fault.ts';
import { ofWhom } from './of-whom.ts';
import { typeFaults } from './type-faults.ts';
import type { WebhookParts } from './webhook-parts.ts';

interface Told {
  readonly url?: string | undefined;
  readonly taxpayers?: readonly string[] | null | undefined;
  readonly event_types?: readonly string[] | null | undefined;
}

/** `schema` has its `url` and `taxpayers`, required or not. */
export function readEndpoint({ ask }: Pick<WebhookParts, 'ask'>) {
  return async <Schema extends z.ZodType<Told>>(
    schema: Schema,
    principal: Principal,
    input: unknown,
  ): Promise<z.output<Schema>> => {
    const { value, faults, broken } = readLeniently(schema, input);
    if (value === null)
      throw new Refusal('request.invalid', { faults: [...faults, ...(await urlFault(input))] });
    const { taxpayers, url, event_types } = value;
    const law = [
      ...(taxpayers ?? []).flatMap((cuit, index) => cuitFault(cuit, `taxpayers[${index}]`) ?? []),
      ...typeFaults(event_types),
      ...(url === undefined ? [] : await urlFault({ url })),
    ];
    const all = [...faults, ...law.filter(({ path }) => !isTouched(path, broken))];
    if (all.length > 0) throw new Refusal('request.invalid', { faults: all });
    return value;

    /** Asked for even where the rest is past reading, so that all is told at once. */
    async function urlFault(told: unknown): Promise<readonly Fault[]> {
      const text = told !== null && typeof told === 'object' && 'url' in told ? told.url : undefined;
      if (typeof text !== 'string' || text.length > 2048) return [];
      const { fault } = await ask('destinations/check', { of: ofWhom(principal), url: text });
      return fault === null ? [] : [fault];
    }
  };
}

/** Issuers as they are kept: `null` from whoever may use some alone means those. Refuses what reaches further. */
export function withinReach(principal: Principal, told: readonly string[] | null): string[] | null {
  const grant = grantOf(principal);
  const taxpayers = told === null ? grant.taxpayers : [...new Set(told)];
  const kept = taxpayers === null ? null : [...taxpayers];
  if (!reachesNoFurther(grant, { taxpayers: kept }))
    throw new Refusal('access.forbidden', { detail: TOO_FAR });
  return kept;
}

const TOO_FAR = {
  es: 'Una clave sólo puede avisar de los emisores que ella misma tiene.',
  en: 'A key can only have others told of the issuers that it has itself.',
};

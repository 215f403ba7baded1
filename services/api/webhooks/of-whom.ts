/** For whom the engine of webhooks is asked: the organisation, mode and issuers of whoever calls. */
import type { OfWhom } from '@arca-api/contract/webhooks-client';
import { grantOf, type Principal } from '../access/principal.ts';

export function ofWhom(principal: Principal): OfWhom {
  const { organization, taxpayers } = grantOf(principal);
  return { organization, mode: principal.mode, taxpayers: taxpayers === null ? null : [...taxpayers] };
}

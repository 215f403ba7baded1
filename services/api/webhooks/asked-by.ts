/** For whom, and by whom, the engine of webhooks is asked for a change: it writes down who in the transaction of what it changes. */
import type { OfWhom } from '@arca-api/contract/webhooks-client';
import type { Principal } from '../access/principal.ts';
import { ofWhom } from './of-whom.ts';

export const askedBy = (principal: Principal): { readonly of: OfWhom; readonly by: string } => ({
  of: ofWhom(principal),
  by: principal.id,
});

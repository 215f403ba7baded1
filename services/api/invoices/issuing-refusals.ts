/** What every door that issues may be refused for, whatever it issues. */
import type { Route } from '../doors/route.ts';

export const ISSUING_REFUSALS = [
  'idempotency.invalid',
  'idempotency.conflict',
  'idempotency.required',
  'external_id.exists',
  'taxpayer.owned',
  'taxpayer.unsettled',
  'invoice.not_authorized',
  'invoice.nothing_left',
  'arca.rejected',
] as const satisfies NonNullable<Route['refusals']>;

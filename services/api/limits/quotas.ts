/** Which quotas a request draws on, and what each is called in the answer's headers. */
import type { Mode } from '@arca-api/contract/primitives';
import type { Allowance } from '@arca-api/platform/allowances/port';
import type { LimitsConfig, QuotaLimits } from '../config.ts';

/** What a request counts as. */
export type Counts = 'reads' | 'writes' | 'batch' | 'nothing';

export type QuotaName =
  | 'key-reads'
  | 'key-writes'
  | 'organization-reads'
  | 'organization-writes'
  | 'organization-batch-bytes'
  | 'address-requests'
  | 'address-failures';

export interface Quota extends Allowance {
  readonly name: QuotaName;
}

export interface Drawer {
  readonly key: string;
  readonly organization: string;
  readonly mode: Mode;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Of a key and its organisation: each mode has its own, so that trying things out takes nothing from the real ones. */
export function quotasOf(
  limits: LimitsConfig,
  { key, organization, mode }: Drawer,
  counts: Exclude<Counts, 'nothing'>,
  bytes: number,
): readonly Quota[] {
  const told = (name: keyof QuotaLimits) =>
    limits.overrides[key]?.[name] ?? limits.overrides[organization]?.[name] ?? limits[name];
  const of = (name: QuotaName, whose: string, quota: number, windowMs: number, cost: number): Quota => ({
    name,
    key: `limit:${name}:${whose}`,
    quota,
    windowMs,
    cost,
  });
  const org = `${organization}:${mode}`;
  const asked =
    counts === 'reads'
      ? [
          of('key-reads', key, told('keyReads'), MINUTE_MS, 1),
          of('organization-reads', org, told('organizationReads'), MINUTE_MS, 1),
        ]
      : [
          of('key-writes', key, told('keyWrites'), MINUTE_MS, 1),
          of('organization-writes', org, told('organizationWrites'), MINUTE_MS, 1),
        ];
  if (counts === 'batch')
    asked.push(of('organization-batch-bytes', org, told('organizationBatchBytes'), HOUR_MS, bytes));
  return asked.filter(({ quota }) => quota > 0);
}

/** Of an address, for what needs no key or whose key is none. */
export function addressQuota(
  name: 'address-requests' | 'address-failures',
  address: string,
  quota: number,
): readonly Quota[] {
  if (quota === 0) return [];
  return [{ name, key: `limit:${name}:${address}`, quota, windowMs: MINUTE_MS, cost: 1 }];
}

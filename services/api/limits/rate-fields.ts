/** Quotas as headers: `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-11. */
import type { Quota } from './quotas.ts';

export type RateFields = Readonly<Record<'ratelimit-policy' | 'ratelimit', string>>;

// As much as a draw lets pass: what comes back is a fraction.
const GRAIN = 1e-6;

/** Milliseconds until so many units more are there; 0 when they are. Of more than the quota, until it is whole. */
export function waitFor({ quota, windowMs }: Quota, used: number, units: number): number {
  return (Math.max(0, used + Math.min(units, quota) - quota - GRAIN) * windowMs) / quota;
}

/**
 * `used` is in the order of `quotas`. `r` is what may be used at once; `t`, in whole seconds, when there will be more:
 * one unit, or what was asked for in vain.
 */
export function rateFields(quotas: readonly Quota[], used: readonly number[], granted: boolean): RateFields {
  const policies: string[] = [];
  const limits: string[] = [];
  for (const [index, quota] of quotas.entries()) {
    const inUse = used[index] ?? 0;
    const unit = quota.name === 'organization-batch-bytes' ? ';qu="content-bytes"' : '';
    policies.push(`"${quota.name}";q=${quota.quota}${unit};w=${Math.ceil(quota.windowMs / 1000)}`);
    const left = Math.max(0, Math.floor(quota.quota - inUse + GRAIN));
    const short = granted ? 0 : waitFor(quota, inUse, quota.cost);
    const wait = short > 0 ? short : waitFor(quota, inUse, left + 1);
    limits.push(`"${quota.name}";r=${left};t=${seconds(wait)}`);
  }
  return { 'ratelimit-policy': policies.join(', '), ratelimit: limits.join(', ') };
}

/** Whole seconds, up: who comes back then finds it. */
const seconds = (ms: number): number => Math.ceil(ms / 1000);

// Test helper: cases of codes, each a request that meets its code and the nearest one that does not.
import type { Control } from '../../control/control.ts';
import type { Code } from '../../wsfe/codes.ts';
import type { Detail } from '../../wsfe/detail.ts';
import { ISSUER, NOON } from '../client.ts';
import { CREDIT_A, FCE_A, INVOICE_A, INVOICE_B, INVOICE_C } from '../details.ts';

export type Arrange = (control: Control) => void;

/** One FECAESolicitar on a day and in a world. */
export interface Sent {
  readonly type: number;
  readonly details: readonly Partial<Detail>[];
  readonly issuer: string;
  readonly punto: number;
  /** CantReg, when it is not the number of details. */
  readonly count?: number;
  readonly arrange?: Arrange;
  readonly now: Date;
}

export interface CodeCase {
  readonly code: number;
  /** Where it comes out, when that is not where its table says. */
  readonly as?: Code['where'];
  readonly spoiled: Sent;
  readonly near: Sent;
}

/** A field set to `undefined` is not sent. */
export type Change = { readonly [K in keyof Detail]?: Detail[K] | undefined };

export interface Extra {
  readonly issuer?: string;
  readonly punto?: number;
  readonly arrange?: Arrange;
  /** A day other than the usual one, ISO. */
  readonly on?: string;
  /** What is different for the near one besides the detail; without it, a case of the world alone loses its `arrange`. */
  readonly near?: { readonly issuer?: string; readonly punto?: number; readonly arrange?: Arrange };
}

/** A case: `good` with `change` meets the code, and with `near` it does not. */
export function spoil(
  code: number,
  type: number,
  good: Detail,
  change: Change,
  near: Change = {},
  extra: Extra = {},
): CodeCase {
  const base = {
    type,
    issuer: extra.issuer ?? ISSUER,
    punto: extra.punto ?? 1,
    now: extra.on === undefined ? NOON : new Date(extra.on),
  };
  const spoiled = { ...good, ...change } as Partial<Detail>;
  const good2 = { ...good, ...near } as Partial<Detail>;
  const sameDetail = JSON.stringify(spoiled) === JSON.stringify(good2);
  const { arrange } = extra;
  return {
    code,
    spoiled: { ...base, details: [spoiled], ...(arrange ? { arrange } : {}) },
    near: { ...base, details: [good2], ...(arrange && !sameDetail ? { arrange } : {}), ...extra.near },
  };
}

type Build = (code: number, change: Change, near?: Change, extra?: Extra) => CodeCase;

export const a: Build = (code, change, near, extra) => spoil(code, 1, INVOICE_A, change, near, extra);
export const b: Build = (code, change, near, extra) => spoil(code, 6, INVOICE_B, change, near, extra);
export const c: Build = (code, change, near, extra) =>
  spoil(code, 11, INVOICE_C, change, near, { issuer: '20000000168', ...extra });
export const credit: Build = (code, change, near, extra) => spoil(code, 3, CREDIT_A, change, near, extra);
export const fce: Build = (code, change, near, extra) => spoil(code, 201, FCE_A, change, near, extra);

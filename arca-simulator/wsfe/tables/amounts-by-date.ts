// Amounts that change by resolution, each with the day it starts. Sources: RG 5700/2025, Resolución 1/2026, ARCA's
// monotributo table of 2026-08 (pesos).

type Step = readonly [from: string, pesos: number];

/** From this total a consumidor final must be identified. */
const CONSUMER_THRESHOLD: readonly Step[] = [
  ['00000000', 208_644],
  ['20250529', 10_000_000],
];

/** From this total an FCE is due. */
const FCE_MINIMUM: readonly Step[] = [
  ['00000000', 3_958_316],
  ['20260414', 5_549_862],
];

/** Yearly caps of monotributo, in force since 2026-08-01. */
const MONOTRIBUTO_CAPS: Readonly<Record<string, number>> = {
  A: 12_009_410.45,
  B: 17_595_182.74,
  C: 24_670_494.31,
  D: 30_628_651.43,
  E: 36_028_231.33,
  F: 45_151_659.41,
  G: 53_995_798.87,
  H: 81_924_660.37,
  I: 91_699_761.9,
  J: 105_012_519.2,
  K: 126_610_838.75,
};

const inForce = (steps: readonly Step[], day: string): number =>
  steps.findLast(([from]) => from <= day)?.[1] ?? Number.POSITIVE_INFINITY;

export const consumerThreshold = (day: string): number => inForce(CONSUMER_THRESHOLD, day);
export const fceMinimum = (day: string): number => inForce(FCE_MINIMUM, day);
export const monotributoCap = (category: string): number =>
  MONOTRIBUTO_CAPS[category] ?? Number.POSITIVE_INFINITY;
export const MONOTRIBUTO_TOP_CAP = 126_610_838.75;

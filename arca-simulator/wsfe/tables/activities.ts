// Activities with remitos of their own (RG 5259 and 5264). Source: annex of the WSMTXCA manual 0.25.8, read second-hand.

/** A group of regulated activities and the remitos it goes with. */
export interface ActivityGroup {
  readonly name: 'meat' | 'flour' | 'tobacco';
  readonly activities: ReadonlySet<number>;
  /** CbteTipo of its remitos; one of them has to be associated. */
  readonly remitos: readonly number[];
  /** The activity without its remito, and the remito without its activity. */
  readonly withoutRemito: number;
  readonly withoutActivity: number;
}

export const ACTIVITY_GROUPS: readonly ActivityGroup[] = [
  {
    name: 'meat',
    activities: new Set([101011, 101012, 101040, 101099, 461031, 461032, 463121]),
    remitos: [995],
    withoutRemito: 10225,
    withoutActivity: 10228,
  },
  {
    name: 'flour',
    activities: new Set([106110, 463159, 463180, 463199, 469090, 471120, 471130, 472120, 472190]),
    remitos: [993, 994],
    withoutRemito: 10226,
    withoutActivity: 10229,
  },
  {
    name: 'tobacco',
    activities: new Set([120010, 120099, 461039, 463300]),
    remitos: [88],
    withoutRemito: 10227,
    withoutActivity: 10230,
  },
];

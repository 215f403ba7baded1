/** What some runs are about: troubles that harm only together, in a world that brings them together. */
import type { Chance } from '../scheduler/chance.ts';
import type { Strike } from './kinds.ts';

/** What is sold, and where: shares of all sales. */
export interface Market {
  /** How many sales, at least and at most. */
  readonly sales: readonly [number, number];
  /** That come with others at once, so that batches form. */
  readonly bursts: number;
  /** To those whom ARCA may not know. */
  readonly doubtful: number;
  /** Of the doubtful, those in a lane where little else is sold. */
  readonly quiet: number;
  /** Of the same content as the one before. */
  readonly twins: number;
  /** Everything goes to one punto de venta of one issuer, and to its quiet one. */
  readonly isSmall: boolean;
}

export interface Theme {
  readonly name: string;
  /** All of them in each of its runs, beside what the run meets anyway. */
  readonly strikes: readonly Strike[];
  /** How keen they are, at least. */
  readonly keenness: number;
  readonly market: Market;
  readonly gateways: number;
  /** How long trouble lasts; requests come during the first half of it. */
  readonly minutes: number;
  /** Whoever waits for an answer that does not come learns it soon: more happens in the same time. */
  readonly breaksSoon: boolean;
  /** When it begins, of its day; `null`: whenever. */
  readonly starts: readonly string[] | null;
}

export const MARKET: Market = {
  sales: [10, 16],
  bursts: 0.6,
  doubtful: 0.2,
  quiet: 0.6,
  twins: 0.3,
  isSmall: false,
};
/** Two lanes, in which everything meets. */
const SMALL: Market = { ...MARKET, sales: [14, 20], bursts: 0.9, isSmall: true };

const THEMES: readonly Theme[] = [
  {
    // What was rejected, or freed for another, is executed after all.
    name: 'ghosts',
    strikes: [
      'request executed late',
      'batch executed in two halves, the second late',
      'executed right after a reading',
      'copy executed late',
      'ARCA’s padrón changes its mind',
    ],
    keenness: 1,
    market: { ...SMALL, doubtful: 0.7, quiet: 0.8, twins: 0.5 },
    gateways: 1,
    minutes: 6,
    breaksSoon: true,
    starts: null,
  },
  {
    // The same sale is another one tomorrow: its date is.
    name: 'midnight',
    strikes: ['silent over midnight', 'executed right after a reading'],
    keenness: 1,
    market: SMALL,
    gateways: 1,
    minutes: 3,
    breaksSoon: false,
    starts: ['23:58:50', '23:59:10', '23:59:30'],
  },
  {
    // Whatever stands between api and gateway sends requests again by itself.
    name: 'proxies',
    strikes: [
      'hop repeated elsewhere',
      'hop delivered again late',
      'ARCA’s padrón changes its mind',
      'request executed late',
      'cancelled in a race',
    ],
    keenness: 1,
    market: { ...MARKET, doubtful: 0.6, quiet: 0.8 },
    gateways: 2,
    minutes: 6,
    breaksSoon: false,
    starts: null,
  },
  {
    // A worker goes on with what another has moved meanwhile.
    name: 'leases',
    strikes: ['process paused', 'paused around a write', 'another system takes a number', 'answer lost'],
    keenness: 1,
    market: { ...SMALL, twins: 0.6 },
    gateways: 1,
    minutes: 6,
    breaksSoon: true,
    starts: null,
  },
];

/** What ARCA would not look at, for want of a ticket that it takes, is executed after all. */
const TICKETS: Theme = {
  name: 'tickets',
  strikes: ['ticket refused (600)', 'login refused', 'copy executed late'],
  keenness: 2,
  market: SMALL,
  gateways: 1,
  minutes: 6,
  breaksSoon: true,
  starts: null,
};

/** Of each run in so many. */
const SHARE = 0.4;
/** Of those that are about none of the others. */
const TICKETS_SHARE = 0.1;

/** From chance of its own: a seed whose run is about nothing in particular has the world that it always had. */
export function drawTheme(chance: Chance): Theme | null {
  if (chance.happens(SHARE)) return chance.pick(THEMES);
  return chance.happens(TICKETS_SHARE) ? TICKETS : null;
}

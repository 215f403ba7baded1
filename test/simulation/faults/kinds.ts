/** Every kind of trouble a run may meet, by name: each has a mark, and one that no run meets fails the suite. */

/** What the plan of a run decides to do. */
export const STRIKES = [
  // between the gateway and ARCA
  'connection refused',
  'request lost',
  'answer lost',
  'reset before ARCA had it',
  'reset on a reused connection',
  'request executed late',
  'batch executed in two halves, the second late',
  'request delivered twice',
  'slow answer',
  'answer after the deadline',
  'outage of hours',
  // what ARCA says
  'code 500',
  'code 501',
  'code 502',
  'HTTP 500',
  'plain text',
  'garbage',
  'truncated answer',
  'batch carried out in part',
  'ticket refused (600)',
  'login answer lost',
  'login refused',
  // what happens in the world
  'another system takes a number',
  'another system takes a later date',
  'ARCA’s padrón changes its mind',
  'clock jump',
  'clock jump of one process',
  // processes
  'worker killed before a step',
  'worker killed after a step',
  'gateway killed before a step',
  'gateway killed after a step',
  'gateway killed between ARCA’s answer and its own',
  'process paused',
  'worker comes back under another name',
  // between processes
  'hop request lost',
  'hop answer lost',
  'hop delivered twice',
  'wake-up lost',
  'wake-up repeated',
  'signal lost',
  'news told twice',
  'news told late',
  'customer never hears',
  // customers
  'repeated at once',
  'repeated after a while',
  'cancelled in a race',
] as const;

/** What strikes only in runs that are about it (`themes.ts`): the plan of any other run does not know of it. */
export const RARITIES = [
  'executed right after a reading',
  'copy executed late',
  'silent over midnight',
  'hop repeated elsewhere',
  'hop delivered again late',
  'paused around a write',
] as const;

/** What is seen to have happened, because of a strike or by itself. */
export const SIGHTS = [
  'late commit',
  'late commit after a second try was refused',
  'tail of a batch committed late',
  'executed out of order',
  'rejected by ARCA',
  'number refused (10016)',
  'date refused (10016)',
  'login refused while a ticket lives',
  'lease stolen',
  'identical twins',
  'midnight',
  'end of the year',
  'credit note',
  'ARCA held for out',
  'ARCA still out',
  'ARCA back',
] as const;

export type Strike = (typeof STRIKES)[number] | (typeof RARITIES)[number];
export type Sight = (typeof SIGHTS)[number];
export type Kind = Strike | Sight;

export const KINDS: readonly Kind[] = [...STRIKES, ...RARITIES, ...SIGHTS];

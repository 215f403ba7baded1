/** Where a rule of the house is broken for the time being. The wanted length of this list is zero: one that is no longer needed fails. */
export interface Exception {
  /** The rule, as `tidy.test.ts` names it. */
  readonly rule: string;
  /** The file that breaks it. */
  readonly file: string;
  readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    rule: 'the environment is read by app/config.ts alone',
    file: 'platform/database/write-until-killed.ts',
    reason:
      'the child process of a test, which can be told nothing otherwise; a folder testing/ would say so',
  },
  {
    rule: '@arca-api/app depends on exactly what it imports',
    file: 'app/services.ts',
    reason: 'takes a type of fastify, which app/package.json does not list',
  },
  {
    rule: '@arca-api/app depends on exactly what it imports',
    file: 'app/package.json',
    reason: 'lists @arca-api/domain, which nothing in app imports',
  },
  {
    rule: 'arca-simulator depends on exactly what it imports',
    file: 'arca-simulator/package.json',
    reason: 'lists @peculiar/x509 and reflect-metadata, which nothing imports',
  },
  {
    rule: '@arca-api/api depends on exactly what it imports',
    file: 'services/api/package.json',
    reason: 'lists @fastify/swagger and fastify-type-provider-zod, which nothing imports (docs/adr/0008)',
  },
];

/** Whose rows are within reach: carried from the door to every statement, so that a forgotten filter shows nothing of others. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Where policies read it: ids with commas between, `*` for everybody, empty for nobody. */
export const SCOPE_SETTING = 'arca.organizations';

/** What a statement is told that runs for others than its transaction began for. */
export const OTHER_SCOPE =
  'a transaction keeps the scope it began in: begin another for what is within reach now';

const NOBODY = '';
/** Whose news is everybody's says so. */
export const EVERYBODY = '*';

const current = new AsyncLocalStorage<string>();

/**
 * Runs `work` with the rows of these organisations within reach, and of no others. Whatever it starts and awaits
 * inherits that; a transaction keeps the scope it began in.
 *
 * @example
 * ```ts
 * import { forOrganizations } from '@arca-api/platform/database/scope';
 *
 * const answer = await forOrganizations(['org_a'], async () => 'asked of the rows of org_a');
 * ```
 */
export function forOrganizations<Result>(organizations: readonly string[], work: () => Result): Result {
  for (const id of organizations)
    if (id === '' || id === EVERYBODY || id.includes(','))
      throw new RangeError(`${JSON.stringify(id)} names no organisation`);
  return current.run([...new Set(organizations)].sort().join(','), work);
}

/**
 * Runs `work` with the rows of every organisation within reach: for what acts on behalf of all of them. `purpose` says
 * in words what needs that, where it begins.
 */
export function forEverybody<Result>(purpose: string, work: () => Result): Result {
  if (purpose === '') throw new RangeError('whoever acts for everybody says what for');
  return current.run(EVERYBODY, work);
}

/** The scope as the database is told it. Nobody's, until somebody says otherwise. */
export const currentScope = (): string => current.getStore() ?? NOBODY;

/** Answers a function that runs work in the scope of now, whoever calls it: for what is read piece by piece, later. */
export function keepScope(): <Result>(work: () => Result) => Result {
  const scope = currentScope();
  return (work) => current.run(scope, work);
}

/** Runs `work` with all within reach that is in any of these scopes. */
export function joinScopes<Result>(scopes: readonly string[], work: () => Result): Result {
  const joined = new Set(scopes.flatMap((scope) => scope.split(',')));
  joined.delete(NOBODY);
  return current.run(joined.has(EVERYBODY) ? EVERYBODY : [...joined].sort().join(','), work);
}

/** Whether an organisation is within reach now. */
export function isInScope(organization: string): boolean {
  const scope = currentScope();
  return scope === EVERYBODY || scope.split(',').includes(organization);
}

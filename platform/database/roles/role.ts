/** What a role of the database is for: each service works as its own, which reaches its own tables and no more. */
import { createHash } from 'node:crypto';

export type Privilege = 'select' | 'insert' | 'update' | 'delete';

export interface Role {
  /** The service that works as it, or `embedded`: all of them in one. */
  readonly service: string;
  /** Schemas whose rows it reads and writes; it makes and changes no tables there either. */
  readonly schemas: readonly string[];
  /** What it may do with tables of other schemas, by `schema.table`. */
  readonly tables?: Readonly<Record<string, readonly Privilege[]>>;
  /** The service whose public keys it may publish, or `any`; left out: of none. */
  readonly signsAs?: string;
  /** Whether it also keeps tables in order (`vacuum`), where nobody else does. PostgreSQL 17 or later. */
  readonly maintains?: boolean;
}

/** PostgreSQL's own limit, in bytes. */
const LONGEST = 63;

/**
 * Roles belong to a whole server, and one server may have many databases: the name holds the database's, so that no
 * installation's role reaches another's tables.
 */
export function roleName(service: string, database: string): string {
  const name = `arca_${service.replace(/^arca-/, '').replaceAll('-', '_')}_${database}`;
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `${Buffer.from(name)
    .subarray(0, LONGEST - digest.length - 3)
    .toString('utf8')
    .replace(/\uFFFD$/, '')}_${digest}`;
}

/** Finds real exchanges with ARCA, and the outline of its WSDLs, in the folder that ARCA_REFERENCE names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One recorded HTTP exchange, without its secrets. */
export interface Recording {
  readonly file: string;
  readonly service: string;
  readonly operation: string;
  readonly request_body: string;
  readonly response_status: number;
  readonly response_body: string;
}

/** A field as the WSDL declares it. */
export interface OutlineField {
  readonly name: string;
  readonly occurs: string;
  /** The XSD type without its prefix. */
  readonly type?: string;
  /** What a simple type of the service's own restricts, and how. */
  readonly base?: string;
  readonly facets?: Readonly<Record<string, string>>;
  readonly enum?: readonly string[];
  readonly fields?: readonly OutlineField[];
}

/** One operation as the WSDL declares it. */
export interface OutlineOperation {
  readonly soapAction: string;
  /** `null`: an empty body. */
  readonly input: { readonly element: string; readonly fields?: readonly OutlineField[] } | null;
  readonly output: { readonly element: string; readonly fields?: readonly OutlineField[] };
}

/** The WSDLs by service. */
export type Outline = Readonly<
  Record<
    string,
    {
      readonly schemaNamespaces: readonly string[];
      readonly operations: Readonly<Record<string, OutlineOperation>>;
    }
  >
>;

const { ARCA_REFERENCE, CI } = process.env;
const folder = ARCA_REFERENCE ?? join(import.meta.dirname, '../../../shared/arca');

/** Why tests on real exchanges are skipped; `false` when they are not. On CI they never are. */
export function missingReference(): string | false {
  if (existsSync(join(folder, 'recordings'))) return false;
  const reason = 'the reference folder is missing: set ARCA_REFERENCE';
  if (CI === 'true') throw new Error(reason);
  return reason;
}

/** The recordings of one service. */
export function recordingsOf(service: string): readonly Recording[] {
  const recordings = join(folder, 'recordings');
  return readdirSync(recordings)
    .filter((file) => file.startsWith(`${service}__`))
    .map((file) => ({ file, ...JSON.parse(readFileSync(join(recordings, file), 'utf8')) }));
}

/** The outline of all WSDLs. */
export function readOutline(): Outline {
  return JSON.parse(readFileSync(join(folder, 'wsdl/outline.json'), 'utf8'));
}

/** Where a service was found to answer. */
export interface Address {
  readonly id: string;
  readonly homologation: string;
  readonly production: string;
}

/** The addresses of all services. */
export function readAddresses(): readonly Address[] {
  return JSON.parse(readFileSync(join(folder, 'services.json'), 'utf8')).services;
}

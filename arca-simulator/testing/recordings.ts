// Test helper: real exchanges of homologación, kept outside the project and optional.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Recording {
  readonly name: string;
  readonly operation: string;
  readonly request_headers: Readonly<Record<string, string>>;
  readonly request_body: string;
  readonly response_status: number;
  readonly response_headers: Readonly<Record<string, string>>;
  readonly response_body: string;
}

/** Where the reference material is. */
export const root = process.env['ARCA_REFERENCE'] ?? resolve(import.meta.dirname, '../..', '../shared/arca');
const folder = join(root, 'recordings');

/** Why there is nothing to compare with, if so; in CI that is a failure. */
export const missing: string | undefined = existsSync(folder) ? undefined : `no recordings in ${folder}`;

export function readRecording(name: string): Recording {
  return { name, ...JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) };
}

export function listRecordings(prefix: string): string[] {
  if (missing) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}

/** A field of an official schema. */
export interface OutlineField {
  readonly name: string;
  readonly type: string | null;
  readonly occurs: string;
  readonly fields?: readonly OutlineField[];
}

interface OutlineOperation {
  readonly input: { readonly fields: readonly OutlineField[] };
  readonly output: { readonly fields: readonly OutlineField[] };
}

/** Operations of a service's official WSDL. */
export function readOutline(service: string): Readonly<Record<string, OutlineOperation>> {
  return JSON.parse(readFileSync(join(root, 'wsdl', 'outline.json'), 'utf8'))[service].operations;
}

/** A row of the manual's tables of codes: `error` refuses, `observation` remarks. */
export interface CodeRow {
  readonly code: number;
  readonly method: string;
  readonly kind: 'error' | 'observation';
}

/** The codes of WSFEv1: those of the manual 4.5 and the later ones. */
export function readCodes(): CodeRow[] {
  const { codes, later_versions_secondary: later } = JSON.parse(
    readFileSync(join(root, 'wsfev1-errors.json'), 'utf8'),
  );
  return [...codes, ...later.codes];
}

/** The rows of one published table of parameters. */
export function readParams(table: string): Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(join(root, 'wsfev1-params.json'), 'utf8')).tables[table].values;
}

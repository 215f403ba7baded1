/** The compose file as an engine would take it: variables filled in, anchors merged. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../tidy/sources.ts';

export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly deploy?: { readonly replicas?: number };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<
    Record<string, { readonly internal?: boolean; readonly driver_opts?: Readonly<Record<string, string>> }>
  >;
  readonly volumes: Readonly<Record<string, object>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** `$NAME`, `${NAME}`, `${NAME:-otherwise}`, `${NAME:?why}`; `$$` is a dollar. */
const VARIABLE = /\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g;

export const composeText = readFileSync(join(ROOT, 'deploy/compose.yaml'), 'utf8');

/** Names of the variables that it asks its user for. */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].flatMap(([, name]) => name ?? []))].sort();
}

export function readCompose(variables: Readonly<Record<string, string>>): ComposeFile {
  const filled = composeText.replace(VARIABLE, (found, name: string, kind: string, rest: string) => {
    if (found === '$$') return '$';
    const told = variables[name];
    if (told !== undefined && told !== '') return told;
    if (kind === '-') return rest;
    throw new Error(`${name}: ${rest}`);
  });
  return parse(filled, { merge: true }) as ComposeFile;
}

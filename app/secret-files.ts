/** Secrets may come in files, as orchestrators hand them out, so that no list of processes or containers shows them. */
import { readFileSync } from 'node:fs';
import { exposureOf } from './private-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What may be told as a file: `DATABASE_URL_FILE=/run/secrets/database_url`. */
export const FILE_SETTINGS = {
  DATABASE_URL_FILE: 'Archivo que dice DATABASE_URL, en su lugar',
  REDIS_URL_FILE: 'Archivo que dice REDIS_URL, en su lugar',
  ARCA_MASTER_KEY_FILE: 'Archivo que dice ARCA_MASTER_KEY, en su lugar',
  ARCA_PREVIOUS_MASTER_KEYS_FILE: 'Archivo que dice ARCA_PREVIOUS_MASTER_KEYS, una por línea',
  ARCA_WEBHOOKS_PROXY_FILE: 'Archivo que dice ARCA_WEBHOOKS_PROXY, en su lugar',
  ARCA_SIMULATOR_TOKEN_FILE: 'Archivo que dice ARCA_SIMULATOR_TOKEN, en su lugar',
} as const;

/** More than any of them takes: whatever is larger is some other file. */
const MOST = 64 * 1024;

/**
 * The environment with what the files say in its place; what is amiss becomes faults, and no secret is ever among them.
 * A file that anybody may read is a warning: some orchestrators make no others.
 */
export function readSecretFiles(environment: Environment, faults: string[], warnings: string[]): Environment {
  const told: Record<string, string> = {};
  for (const fileSetting of Object.keys(FILE_SETTINGS)) {
    const path = environment[fileSetting]?.trim();
    if (path === undefined || path === '') continue;
    const name = fileSetting.replace(/_FILE$/, '');
    if ((environment[name]?.trim() ?? '') !== '') {
      faults.push(`${fileSetting}: ya está ${name}; decí una sola de las dos. / Tell one of the two.`);
      continue;
    }
    try {
      const text = readFileSync(path, 'utf8').trim();
      const exposure = exposureOf(path);
      if (exposure === 'writable')
        faults.push(
          `${fileSetting}: otros usuarios de esta máquina pueden cambiar ${path}. Corregilo con chmod 600. / Others may replace it: chmod 600.`,
        );
      if (exposure === 'readable')
        warnings.push(
          `${fileSetting}: cualquier usuario de esta máquina puede leer ${path}; mejor chmod 600 (Kubernetes: defaultMode: 0440). / Anybody on this machine may read it.`,
        );
      if (text !== '' && text.length <= MOST) told[name] = text;
      else faults.push(`${fileSetting}: ${path} está vacío o no es un secreto. / It is empty, or no secret.`);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
      faults.push(`${fileSetting}: no se puede leer ${path}${reason}. / It cannot be read.`);
    }
  }
  return { ...environment, ...told };
}

/** The Kubernetes manifests as they are written, one document after another. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../tidy/sources.ts';

export interface Manifest {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind has a shape of its own, which the compiler judges
  readonly whole: any;
}

/** Every file below `deploy/kubernetes`, but for what kustomize alone reads. */
export function readManifests(): readonly Manifest[] {
  return globSync('deploy/kubernetes/**/*.yaml', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('/kustomization.yaml'))
    .sort()
    .flatMap((file) =>
      parseAllDocuments(readFileSync(join(ROOT, file), 'utf8')).map((document) => {
        if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
        const whole = document.toJS();
        return { file, apiVersion: whole.apiVersion, kind: whole.kind, name: whole.metadata.name, whole };
      }),
    );
}

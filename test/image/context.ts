/** What a build of the image is given: the files of the project that `.dockerignore` lets through. */
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { projectFiles, ROOT } from '../tidy/sources.ts';

/** In order: the last pattern that meets a file, or a folder above it, decides. */
export function contextFiles(): readonly string[] {
  const patterns = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), glob: line.replace(/^!/, '') }));
  return projectFiles().filter((path) => {
    const parts = path.split('/');
    const selves = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    const decides = patterns.findLast(({ glob }) => selves.some((self) => matchesGlob(self, glob)));
    return decides?.isKept ?? true;
  });
}

/** How commands talk to a person: Spanish first, English beside it; or JSON, for a program. */
import type { Problem, Words } from './call-api.ts';

export function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export const both = ({ es, en }: Words): string => `${es}\n    ${en}`;

/** Everything a refusal says, all at once. */
export function problemLines(problem: Problem): readonly string[] {
  const { title, message, fix, errors = [] } = problem;
  return [
    `${message === undefined ? title : both(message)}`,
    ...(fix === undefined || errors.length > 0 ? [] : [`  → ${both(fix)}`]),
    ...errors.flatMap((error) => [
      `  ✗ ${error.path === '' ? '' : `${error.path}: `}${both(error.message)}`,
      `    → ${both(error.fix)}`,
    ]),
  ];
}

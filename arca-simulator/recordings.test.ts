// Real answers are the only judge of a pretended ARCA: they are replayed and compared.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { missing } from './testing/recordings.ts';
import { CHANGES } from './testing/replay/changes.ts';
import { mask } from './testing/replay/masks.ts';
import { RECORDINGS } from './testing/replay/outcomes.ts';
import { type Outcome, recordingsPage } from './testing/replay/page.ts';
import { RECIPES, takesFromTheAnswer } from './testing/replay/recipes.ts';
import { isReproduced, replay, run } from './testing/replay/replay.ts';

const skip = missing !== undefined && process.env['CI'] !== 'true' ? missing : false;
const PAGE = join(import.meta.dirname, '../docs/reference/arca-simulator/recordings.md');
const outcomes: Outcome[] = [];

test('the recordings are at hand', { skip }, () => {
  assert.equal(RECORDINGS.length, 49);
});

for (const name of RECORDINGS) {
  const because = RECIPES[name]?.impossible;
  test(`${name} is answered byte for byte as it was recorded, but for what changes from call to call`, {
    skip: skip || because || false,
  }, async () => {
    const replayed = await run(name);
    const givenByAnswer = takesFromTheAnswer(name);
    outcomes.push({ name, reproduced: isReproduced(replayed), because, givenByAnswer });
    const { status, contentType, text, recording } = replayed;
    assert.equal(mask(text), mask(recording.response_body));
    assert.equal(status, recording.response_status);
    assert.equal(contentType, recording.response_headers['Content-Type']);
  });
}

for (const { recording: name, from, to, says } of CHANGES) {
  test(`${name} with ${to || 'nothing'} in place of ${from} is answered otherwise`, { skip }, async () => {
    const changed = await replay(name, (body) => body.replace(from, to));
    assert.doesNotMatch(changed.recording.response_body, says);
    assert.match(changed.text, says);
  });
}

test('the reference page says what the run said, and four in five at least are reproduced', { skip }, () => {
  const rest = RECORDINGS.filter((name) => RECIPES[name]?.impossible !== undefined);
  const all = [
    ...outcomes,
    ...rest.map((name) => ({
      name,
      reproduced: false,
      because: RECIPES[name]?.impossible,
      givenByAnswer: false,
    })),
  ].sort((one, other) => RECORDINGS.indexOf(one.name) - RECORDINGS.indexOf(other.name));
  assert.equal(
    readFileSync(PAGE, 'utf8'),
    recordingsPage(all),
    'run node arca-simulator/testing/replay/generate.ts',
  );
  // Not counting those whose facts had to be taken from the answer they are compared with.
  const independent = all.filter(({ reproduced, givenByAnswer }) => reproduced && !givenByAnswer);
  assert.ok(independent.length >= 0.8 * RECORDINGS.length);
});

/** The image, as far as it can be judged without building one: what it is made of, who it runs as, and what it starts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig, SETTINGS } from '@arca-api/app/config';
import { contextFiles } from './image/context.ts';
import { environmentOf, last, readDockerfile } from './image/read-dockerfile.ts';
import { manifests, projectFiles, readSources } from './tidy/sources.ts';

const stages = readDockerfile();
const image = stages.at(-1);
const context = contextFiles();
const DOORS = ['app/arca.ts', 'arca-simulator/cli/cli.ts'];

describe('the image', () => {
  it('stands on one slim Node 24, without tools of development', () => {
    assert.deepEqual([...new Set(stages.map(({ base }) => base))], ['node:24-trixie-slim']);
    const installs = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ name, text }) => name === 'RUN' && text.includes('npm'));
    assert.deepEqual(
      installs.map(({ text }) => text),
      ['npm ci --omit=dev --omit=optional'],
    );
  });

  it('installs for every workspace there is', () => {
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ name, words }) => name === 'COPY' && words[0]?.endsWith('/package.json'))
      .map(({ words }) => words.join(' '));
    const wanted = manifests()
      .map(({ folder }) => folder)
      .filter((folder) => !['test', 'bench'].includes(folder))
      .map((folder) => `${folder}/package.json ${folder}/`);
    assert.deepEqual(copied.sort(), wanted.sort());
  });

  it('copies nothing that is not there', () => {
    for (const { instructions } of stages)
      for (const { name, flags, words } of instructions)
        if (name === 'COPY' && flags['from'] === undefined)
          for (const from of words.slice(0, -1))
            assert.ok(from === '.' || context.includes(from), `${from} is not in what a build is given`);
    const taken = stages
      .flatMap(({ instructions }) => instructions)
      .flatMap(({ flags }) => flags['from'] ?? []);
    assert.deepEqual(
      taken,
      stages.flatMap(({ name }) => name ?? []),
    );
  });

  it('holds every file that its programs reach, and no test', () => {
    const byPath = new Map(readSources().map((source) => [source.path, source]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const { target, typeOnly } of byPath.get(path)?.imports ?? [])
        if (target !== null && !typeOnly) visit(target);
    };
    for (const door of DOORS) visit(door);
    assert.ok(reached.size > 400, `${reached.size} files`);
    const migrations = projectFiles().filter((path) => path.endsWith('.sql'));
    assert.ok(migrations.length > 20);
    const missing = [...reached, ...migrations].filter((path) => !context.includes(path));
    assert.deepEqual(missing, []);
    const needless = context.filter((path) =>
      /\.test\.ts$|\/testing\/|^(test|bench|docs|\.git)\//.test(path),
    );
    assert.deepEqual(needless, []);
  });

  it('runs as nobody in particular, and says so by number', () => {
    assert.match(last(image, 'USER').text, /^[1-9]\d+:[1-9]\d+$/);
  });

  it('starts what its argument says, under an init, where its data belong', () => {
    const [init, dashes, node, flag, program] = last(image, 'ENTRYPOINT').words;
    assert.deepEqual(
      [init, dashes, node, flag],
      ['tini', '--', 'node', '--disable-warning=ExperimentalWarning'],
    );
    assert.equal(program, DOORS[0]);
    assert.ok(context.includes(program ?? ''));
    const environment = environmentOf(image);
    const [command, ...args] = last(image, 'CMD').words;
    assert.equal(command, 'start');
    const config = readConfig(args, environment);
    assert.deepEqual(last(image, 'VOLUME').words, [config.data]);
    assert.equal(config.host, '0.0.0.0');
    const apart = readConfig(['--services', 'arca-gateway'], {
      ...environment,
      DATABASE_URL: 'postgres://arca@db/arca',
      ARCA_MASTER_KEY: '00'.repeat(32),
      ARCA_SIMULATOR_URL: 'none',
    });
    assert.deepEqual(last(image, 'EXPOSE').words, [String(config.port), String(apart.internalPort)]);
  });

  it('sets nothing but settings that there are, and no secret', () => {
    const names = Object.keys(environmentOf(image));
    assert.deepEqual(
      names.filter((name) => name !== 'NODE_ENV' && !Object.hasOwn(SETTINGS, name)),
      [],
    );
    assert.deepEqual(
      names.filter((name) => /KEY|TOKEN|SECRET|URL/.test(name)),
      [],
    );
  });

  it('asks after its health by a command that there is', () => {
    const [, , , program, command] = JSON.parse(
      last(image, 'HEALTHCHECK').text.replace(/^CMD /, '').replace(/^\[/, '["CMD",'),
    ) as string[];
    assert.deepEqual([program, command], [DOORS[0], 'health']);
  });
});

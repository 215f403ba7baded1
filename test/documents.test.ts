/** What documents say about the code is what the code says about itself. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { COLUMNS, LINE_COLUMNS } from '@arca-api/api/batches/csv/columns';
import { fillIn, knownPages } from '../docs/architecture/known.ts';
import { projectFiles, ROOT } from './tidy/sources.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
/** `services/api/doors/route.ts`, but no patterns and no commands. */
const PATH_IN_CODE =
  /`((?:app|services|contract|domain|platform|arca-soap|arca-simulator|sdk|test|bench|docs)\/[\w./-]+)`/g;
const documents = projectFiles().filter((path) => path.endsWith('.md'));

describe('documents', () => {
  it('carry the routes, events, tables and settings that the code has', async () => {
    for (const [page, parts] of Object.entries(await knownPages())) {
      const document = read(page);
      assert.equal(document, fillIn(document, parts), `${page}: run node docs/architecture/generate.ts`);
    }
  });

  it('describe each of the eight services, with its seven fields', () => {
    const services = read('docs/architecture/services.md');
    for (const name of readdirSync(join(ROOT, 'services'))) {
      const part = services.split(`\n### ${name} — `)[1]?.split('\n### ')[0];
      assert.ok(part !== undefined, `${name} is not in services.md`);
      for (const field of [
        'Responsibility',
        'Technology',
        'Scaling',
        'Data dependencies',
        'External dependencies',
        'API surface',
        'Performance',
      ]) {
        assert.ok(part.includes(`- **${field}.**`), `${name} says nothing of ${field}`);
      }
      assert.ok(existsSync(join(ROOT, 'services', name, 'README.md')), `${name} has no README.md`);
    }
  });

  it('link to files that exist', () => {
    const lost = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !existsSync(join(ROOT, dirname(path), decodeURI(link))))
        .map((link) => `${path}: ${link}`),
    );
    assert.deepEqual(lost, []);
  });

  it('name files and folders that exist', () => {
    const lost = documents.flatMap((path) =>
      [...read(path).matchAll(PATH_IN_CODE)]
        .map(([, named = '']) => named)
        .filter((named) => !existsSync(join(ROOT, named)))
        .map((named) => `${path}: ${named}`),
    );
    assert.deepEqual(lost, []);
  });

  it('number each decision once, with context, decision and consequences', () => {
    const pages = readdirSync(join(ROOT, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
    const numbers = pages.map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    for (const name of pages) {
      const text = read(`docs/adr/${name}`);
      for (const part of ['## Context', '## Decision', '## Consequences']) {
        assert.ok(text.includes(`\n${part}\n`), `${name} has no ${part}`);
      }
    }
  });

  it('name in both languages every column that a spreadsheet of invoices may have', () => {
    for (const path of ['docs/guides/lotes.md', 'docs/guides/batches.md']) {
      const named = new Set([...read(path).matchAll(/`([a-z_]+)`/g)].map(([, name]) => name));
      const missing = [...COLUMNS, ...LINE_COLUMNS].filter(({ titles }) => !named.has(titles[0]));
      assert.deepEqual(missing, [], path);
    }
  });

  it('tell in both languages how to start and how to test', () => {
    for (const path of ['README.md', 'README.es.md']) {
      for (const command of ['npm start', 'npm test']) {
        assert.match(read(path), new RegExp(`^\\s*${command}\\b`, 'm'), `${path} does not show ${command}`);
      }
    }
  });
});

/** The document says what a door may answer, refusals included: a client written from it is not surprised. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { describeApi } from './describe-api.ts';
import type { Route } from './route.ts';

const base = { tag: 'x', summary: 'x', handle: () => ({ status: 200, body: null }) } as const;

// biome-ignore lint/suspicious/noExplicitAny: the document is read as whoever gets it would
function described(route: Partial<Route>): any {
  const whole: Route = {
    method: 'GET',
    path: '/x',
    scope: 'read',
    answers: { 200: z.object({}) },
    ...base,
    ...route,
  };
  const { paths } = describeApi([whole], '1') as { paths: Record<string, Record<string, unknown>> };
  return paths[whole.path]?.[whole.method.toLowerCase()];
}
const statuses = (route: Partial<Route>) => Object.keys(described(route).responses).join(' ');

test('every door tells the refusals of its kind', () => {
  assert.equal(statuses({}), '200 400 401 403 429 431 500 503');
  assert.equal(statuses({ scope: null }), '200 400 429 431 500 503');
  assert.equal(statuses({ path: '/x/{id}', query: z.object({}) }), '200 400 401 403 404 422 429 431 500 503');
  assert.equal(
    statuses({ method: 'POST', body: z.object({}), answers: { 201: z.object({}) } }),
    '201 400 401 403 408 413 415 422 429 431 500 503',
  );
});

test('its own refusals are told by their codes', () => {
  const { responses } = described({ method: 'POST', refusals: ['customer.exists', 'idempotency.invalid'] });
  assert.match(responses['409'].description, /`customer\.exists`: Ya hay un cliente/);
  assert.match(responses['400'].description, /`request\.malformed`.*\n\n`idempotency\.invalid`/);
  assert.ok(responses['409'].content['application/problem+json']);
});

test('a file is told by all the types it may have', () => {
  const { responses } = described({ answers: { 200: ['text/csv', 'application/x-ndjson'], 204: 'Borrado' } });
  assert.deepEqual(Object.keys(responses['200'].content), ['text/csv', 'application/x-ndjson']);
  assert.deepEqual([responses['204'].description, responses['204'].content], ['Borrado', undefined]);
});

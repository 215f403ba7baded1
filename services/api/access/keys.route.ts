/** POST, GET and DELETE /v1/api-keys, and POST /v1/api-keys/{id}/rotate */
import { page } from '@arca-api/contract/invoices';
import { keyAnswer, keyBody, newKeyAnswer, rotatedKeyAnswer, rotateKeyBody } from '@arca-api/contract/keys';
import { listQuery } from '@arca-api/contract/lists';
import type { Clock } from '@arca-api/platform/clock/port';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { endKey } from './end-key.ts';
import type { findKey } from './find-key.ts';
import type { grantKey } from './grant-key.ts';
import type { keysStore } from './keys.store.ts';
import { presentKey } from './present-key.ts';
import type { rotateKey } from './rotate-key.ts';

export interface KeysDoor {
  readonly keys: ReturnType<typeof keysStore>;
  readonly find: ReturnType<typeof findKey>;
  readonly grant: ReturnType<typeof grantKey>;
  readonly rotate: ReturnType<typeof rotateKey>;
  readonly end: ReturnType<typeof endKey>;
  readonly clock: Clock;
}

export const createKeyRoute = (door: KeysDoor): Route => ({
  method: 'POST',
  path: '/v1/api-keys',
  scope: 'admin',
  tag: 'Claves',
  summary: 'Crear una clave de API',
  description: 'El secreto se muestra sólo en esta respuesta. La clave es del mismo modo que la que la crea.',
  body: keyBody,
  answers: { 201: newKeyAnswer },
  async handle({ principal, body }) {
    const { row, secret } = await door.grant(principal, body);
    return json({ ...presentKey(row, door.clock.now()), secret }, 201);
  },
});

export const listKeysRoute = (door: KeysDoor): Route => ({
  method: 'GET',
  path: '/v1/api-keys',
  scope: 'admin',
  tag: 'Claves',
  summary: 'Listar las claves de API',
  query: listQuery,
  answers: { 200: page(keyAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after } = readBody(listQuery, query);
    const { taxpayers, organization } = grant;
    const wanted = { after: after ?? null, limit: limit + 1, taxpayers };
    const rows = await door.keys.list(organization, principal.mode, wanted);
    return json(answerPage(rows, limit, (row) => presentKey(row, door.clock.now())));
  },
});

export const rotateKeyRoute = (door: KeysDoor): Route => ({
  method: 'POST',
  path: '/v1/api-keys/{id}/rotate',
  scope: 'admin',
  tag: 'Claves',
  summary: 'Reemplazar una clave sin cortar el servicio',
  description:
    'La nueva tiene los mismos permisos; la anterior sigue sirviendo `overlap_seconds` (24 h si no se dice).',
  body: rotateKeyBody,
  answers: { 201: rotatedKeyAnswer },
  refusals: ['key.ended'],
  async handle({ principal, params, body }) {
    const { row, secret, replaces } = await door.rotate(
      principal,
      await door.find(principal, params['id']),
      body,
    );
    const now = door.clock.now();
    return json({ ...presentKey(row, now), secret, replaces: presentKey(replaces, now) }, 201);
  },
});

export const revokeKeyRoute = (door: KeysDoor): Route => ({
  method: 'DELETE',
  path: '/v1/api-keys/{id}',
  scope: 'admin',
  tag: 'Claves',
  summary: 'Revocar una clave',
  answers: { 200: keyAnswer },
  async handle({ principal, params }) {
    const row = await door.end(principal, await door.find(principal, params['id']));
    return json(presentKey(row, door.clock.now()));
  },
});

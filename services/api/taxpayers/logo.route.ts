/** PUT, GET and DELETE /v1/taxpayers/{cuit}/logo */
import { Refusal } from '@arca-api/contract/errors';
import { logoBody } from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { findTaxpayer } from './find-taxpayer.ts';
import { readLogo } from './read-logo.ts';
import type { setLogo } from './set-logo.ts';
import type { taxpayersStore } from './taxpayers.store.ts';

export interface LogoDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly set: ReturnType<typeof setLogo>;
  readonly taxpayers: ReturnType<typeof taxpayersStore>;
}

const PATH = '/v1/taxpayers/{cuit}/logo';

export const setLogoRoute = ({ find, set }: LogoDoor): Route => ({
  method: 'PUT',
  path: PATH,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Poner el logo que se imprime en los comprobantes',
  description: 'PNG o JPEG de hasta 256 KB, en base64.',
  body: logoBody,
  answers: { 204: 'Guardado' },
  async handle({ principal, params, body }) {
    const issuer = await find(principal, params['cuit']);
    await set(principal, issuer, readLogo(body));
    return json(null, 204);
  },
});

export const readLogoRoute = ({ find, taxpayers }: LogoDoor): Route => ({
  method: 'GET',
  path: PATH,
  scope: 'read',
  tag: 'Emisores',
  summary: 'Leer el logo',
  answers: { 200: ['image/png', 'image/jpeg'] },
  async handle({ principal, params }) {
    const issuer = await find(principal, params['cuit']);
    const logo = await taxpayers.logo(issuer.id);
    if (logo === null) throw new Refusal('resource.not_found');
    return { status: 200, type: logo.type, body: Buffer.from(logo.body) };
  },
});

export const removeLogoRoute = ({ find, set }: LogoDoor): Route => ({
  method: 'DELETE',
  path: PATH,
  scope: 'admin',
  tag: 'Emisores',
  summary: 'Quitar el logo',
  answers: { 204: 'Quitado' },
  async handle({ principal, params }) {
    await set(principal, await find(principal, params['cuit']), null);
    return json(null, 204);
  },
});

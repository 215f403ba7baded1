/** POST, GET, PATCH and DELETE /v1/customers */
import { customerAnswer, customerBody, customerChange, customerQuery } from '@arca-api/contract/customers';
import { page } from '@arca-api/contract/invoices';
import { answerPage } from '../doors/answer-page.ts';
import { readBody } from '../doors/read-body.ts';
import { json, type Route } from '../doors/route.ts';
import type { changeCustomer } from './change-customer.ts';
import type { createCustomer } from './create-customer.ts';
import type { customersStore } from './customers.store.ts';
import type { findCustomer } from './find-customer.ts';
import { presentCustomer } from './present-customer.ts';
import type { removeCustomer } from './remove-customer.ts';

export interface CustomersDoor {
  readonly customers: ReturnType<typeof customersStore>;
  readonly find: ReturnType<typeof findCustomer>;
  readonly create: ReturnType<typeof createCustomer>;
  readonly change: ReturnType<typeof changeCustomer>;
  readonly remove: ReturnType<typeof removeCustomer>;
}

export const createCustomerRoute = ({ create }: CustomersDoor): Route => ({
  method: 'POST',
  path: '/v1/customers',
  scope: 'draft',
  tag: 'Clientes',
  summary: 'Guardar un cliente',
  description: 'Uno por documento: si ya existe, 409 con su identificador en «customer».',
  body: customerBody,
  answers: { 201: customerAnswer },
  refusals: ['customer.exists'],
  async handle({ principal, body }) {
    const row = await create(principal, body);
    return json(presentCustomer(row), 201, { location: `/v1/customers/${row.id}` });
  },
});

export const listCustomersRoute = ({ customers }: CustomersDoor): Route => ({
  method: 'GET',
  path: '/v1/customers',
  scope: 'read',
  tag: 'Clientes',
  summary: 'Listar y buscar clientes',
  query: customerQuery,
  answers: { 200: page(customerAnswer) },
  async handle({ principal, grant, query }) {
    const { limit, after, q } = readBody(customerQuery, query);
    const rows = await customers.list(grant.organization, principal.mode, {
      after: after ?? null,
      limit: limit + 1,
      q: q ?? null,
    });
    return json(answerPage(rows, limit, presentCustomer));
  },
});

export const readCustomerRoute = ({ find }: CustomersDoor): Route => ({
  method: 'GET',
  path: '/v1/customers/{id}',
  scope: 'read',
  tag: 'Clientes',
  summary: 'Leer un cliente',
  answers: { 200: customerAnswer },
  async handle({ principal, params }) {
    return json(presentCustomer(await find(principal, params['id'])));
  },
});

export const changeCustomerRoute = ({ find, change }: CustomersDoor): Route => ({
  method: 'PATCH',
  path: '/v1/customers/{id}',
  scope: 'draft',
  tag: 'Clientes',
  summary: 'Modificar un cliente',
  body: customerChange,
  answers: { 200: customerAnswer },
  refusals: ['customer.exists'],
  async handle({ principal, params, body }) {
    return json(presentCustomer(await change(principal, await find(principal, params['id']), body)));
  },
});

export const removeCustomerRoute = ({ find, remove }: CustomersDoor): Route => ({
  method: 'DELETE',
  path: '/v1/customers/{id}',
  scope: 'draft',
  tag: 'Clientes',
  summary: 'Borrar un cliente',
  answers: { 204: 'Borrado' },
  async handle({ principal, params }) {
    await remove(principal, await find(principal, params['id']));
    return json(null, 204);
  },
});

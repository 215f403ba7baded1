/** Hands `arca-gateway` its ports, and hangs its doors on a server that only our own services reach. */

import { type ArcaGateway, createArcaGateway } from '@arca-api/arca-gateway/service';
import { databaseStores } from '@arca-api/arca-gateway/stores';
import { outbox } from '@arca-api/platform/events/outbox';
import { tokenVerifier } from '@arca-api/platform/identity/token-verifier';
import type { FastifyInstance } from 'fastify';
import { deriveKey } from './secrets.ts';
import type { Wiring } from './wiring.ts';

/** Who may ask the gateway for anything. */
const CALLERS = ['api'];

export async function wireGateway(wiring: Wiring, inside: FastifyInstance): Promise<ArcaGateway> {
  const { ambient, stores, arca } = wiring;
  const { database, signals } = stores;
  const verifier = tokenVerifier({
    audience: 'arca-gateway',
    callers: CALLERS,
    database,
    clock: ambient.clock,
  });
  const gateway = createArcaGateway({
    config: {
      masterKey: deriveKey(wiring.masterKey, 'arca-gateway vault'),
      environments: {
        ...(arca.urls === null ? {} : { simulator: arca.urls }),
        homologacion: {},
        produccion: {},
        ...wiring.addresses,
      },
      automaticCertificates: arca.certificates,
      verify: async ({ headers }) => (await verifier.verify(headers['authorization'])) !== null,
    },
    ...ambient,
    stores: databaseStores(database, outbox),
    signals,
    fetch: (input, init) => fetch(input, init),
  });
  wiring.supervisor.onStop('arca-gateway', () => gateway.close());
  await gateway.routes(inside);
  return gateway;
}

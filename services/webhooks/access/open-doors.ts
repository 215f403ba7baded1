/** Hangs doors on a server: each reads what was agreed on, makes one call within reach of whom it is for, and answers by the contract. */
import { Refusal } from '@arca-api/contract/errors';
import {
  type OfWhom,
  pathOfWebhookDoor,
  WEBHOOK_DOORS,
  type WebhookDoor,
} from '@arca-api/contract/webhooks-client';
import { forOrganizations } from '@arca-api/platform/database/scope';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';

type Asked<Door extends WebhookDoor> = z.output<(typeof WEBHOOK_DOORS)[Door]['request']>;
type Answered<Door extends WebhookDoor> = z.input<(typeof WEBHOOK_DOORS)[Door]['answer']>;

/** The call that each door makes. */
export type Verbs = {
  readonly [Door in WebhookDoor]: (asked: Asked<Door>) => Promise<Answered<Door>> | Answered<Door>;
};

/** Whether a request proves that one of our own services sends it; anything but `true` is answered with 401. */
export type VerifyCaller = (request: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}) => boolean | Promise<boolean>;

export async function openDoors(server: FastifyInstance, verbs: Verbs, verify: VerifyCaller): Promise<void> {
  await server.register(async (scope) => {
    scope.addHook('onRequest', async ({ headers }: FastifyRequest) => {
      if ((await verify({ headers })) !== true) throw new Refusal('access.invalid');
    });
    for (const door of Object.keys(WEBHOOK_DOORS) as WebhookDoor[]) open(scope, door, verbs[door]);
  });
}

function open(server: FastifyInstance, door: WebhookDoor, verb: unknown): void {
  const { request, answer } = WEBHOOK_DOORS[door];
  // Each verb takes what its own door reads: `Verbs` says so, and only a loop over all of them cannot.
  const act = verb as (asked: { readonly of: OfWhom }) => unknown;
  server.post(pathOfWebhookDoor(door), async ({ body }) => {
    const asked = request.safeParse(body ?? {});
    if (!asked.success) throw new Refusal('request.invalid', { cause: asked.error });
    return forOrganizations([asked.data.of.organization], async () => answer.parse(await act(asked.data)));
  });
}

/** Every door of webhooks, listed by hand. */
import type { Route } from '../doors/route.ts';
import {
  listAttemptsRoute,
  listDeliveriesRoute,
  readDeliveryRoute,
  retryDeliveryRoute,
} from './deliveries.route.ts';
import {
  changeEndpointRoute,
  createEndpointRoute,
  listEndpointsRoute,
  readEndpointRoute,
  removeEndpointRoute,
} from './endpoints.route.ts';
import { cancelReplayRoute, listReplaysRoute, readReplayRoute, startReplayRoute } from './replays.route.ts';
import { listSecretsRoute, rotateSecretRoute } from './secrets.route.ts';
import { readStatisticsRoute } from './statistics.route.ts';
import { testEndpointRoute } from './test-endpoint.route.ts';
import type { WebhookParts } from './webhook-parts.ts';

export function webhookRoutes(parts: WebhookParts): readonly Route[] {
  return [
    createEndpointRoute(parts),
    listEndpointsRoute(parts),
    readEndpointRoute(parts),
    changeEndpointRoute(parts),
    removeEndpointRoute(parts),
    listSecretsRoute(parts),
    rotateSecretRoute(parts),
    readStatisticsRoute(parts),
    listDeliveriesRoute(parts),
    readDeliveryRoute(parts),
    listAttemptsRoute(parts),
    retryDeliveryRoute(parts),
    testEndpointRoute(parts),
    startReplayRoute(parts),
    listReplaysRoute(parts),
    readReplayRoute(parts),
    cancelReplayRoute(parts),
  ];
}

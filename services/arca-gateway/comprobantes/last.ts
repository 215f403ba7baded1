/** ARCA's last authorised number of a lane; `0` when there is none. */
import type { LastAnswer, lastRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { isExportLane } from './export-lane.ts';
import { domesticLanes } from './wsfe/domestic-lanes.ts';
import { exportLanes } from './wsfex/export-lanes.ts';

export async function last(
  parts: GatewayParts,
  { lane, deadline }: z.infer<typeof lastRequest>,
): Promise<LastAnswer> {
  return (isExportLane(lane) ? exportLanes : domesticLanes).last(parts, lane, deadline);
}

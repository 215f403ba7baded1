/** The comprobante that ARCA holds under a number, or that it holds none. */
import type { ConsultAnswer, consultRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { isExportLane } from './export-lane.ts';
import { domesticLanes } from './wsfe/domestic-lanes.ts';
import { exportLanes } from './wsfex/export-lanes.ts';

export async function consult(
  parts: GatewayParts,
  { lane, number, deadline }: z.infer<typeof consultRequest>,
): Promise<ConsultAnswer> {
  return (isExportLane(lane) ? exportLanes : domesticLanes).consult(parts, lane, number, deadline);
}

/** ARCA's last authorised number of a lane; `0` when there is none. */
import type { LastAnswer, lastRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import type { GatewayParts } from '../parts.ts';
import { isExportLane } from './export-lane.ts';
import { readLast } from './wsfe/read-lane.ts';
import { readLastExport } from './wsfex/read-lane.ts';

export async function last(
  parts: GatewayParts,
  { lane, deadline }: z.infer<typeof lastRequest>,
): Promise<LastAnswer> {
  return isExportLane(lane) ? readLastExport(parts, lane, deadline) : readLast(parts, lane, deadline);
}

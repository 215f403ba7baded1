// Every answer of WSFEXv1 ends with one error and one event, zero when there is none.
import type { World } from '../../world/world.ts';
import { EXPORT_CODES, type ExportFinding } from '../codes.ts';

const event = (world: World): object => {
  const { code, message } = world.settings.servers.wsfex.event ?? { code: 0, message: 'Ok' };
  return { EventCode: code, EventMsg: message };
};

/** A block, and that nothing is wrong. */
export function answered(world: World, block: object): object {
  return {
    ...block,
    FEXErr: { ErrCode: 0, ErrMsg: EXPORT_CODES[0]?.message },
    FEXEvents: event(world),
  };
}

/** An error; most come without a block. */
export function refused(world: World, { code, message }: ExportFinding, block: object = {}): object {
  return { ...block, FEXErr: { ErrCode: code, ErrMsg: message }, FEXEvents: event(world) };
}

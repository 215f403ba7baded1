/** Which lanes WSFEX numbers: those of class E. All others are WSFEv1's. */
import type { Lane } from '@arca-api/contract/gateway';
import { comprobanteType } from '@arca-api/domain/comprobante/comprobante-type';

export function isExportLane({ type }: Pick<Lane, 'type'>): boolean {
  return comprobanteType(type)?.letter === 'E';
}

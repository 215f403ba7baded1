/** What the doctor says of lanes that stand still: what is mended at ARCA moves them only once somebody says so. Pure. */
import type { Check } from '@arca-api/contract/taxpayers';
import { serviceOfType } from '../invoices/explain-arca.ts';
import { explainHalt } from '../issuing/explain-halt.ts';
import type { statusStore } from '../status/status.store.ts';
import { found, words } from './check.ts';

type Lane = Awaited<ReturnType<ReturnType<typeof statusStore>['lanes']>>[number];

export function judgeLanes(lanes: readonly Lane[], cuit: string): readonly Check[] {
  return lanes.flatMap((lane) => {
    if (lane.halt === null || lane.cuit !== cuit) return [];
    const { message } = explainHalt(lane.halt, serviceOfType(lane.type));
    const count = Number(lane.waiting);
    const [waits, waitsEn] =
      count === 1
        ? ['1 comprobante espera', '1 comprobante waits']
        : [`${count} comprobantes esperan`, `${count} comprobantes wait`];
    return [
      found(
        ['lanes', 'failed', 'lane.halted'],
        words(
          `${waits} en el punto de venta ${lane.punto_de_venta}. ${message.es}`,
          `${waitsEn} in punto de venta ${lane.punto_de_venta}. ${message.en}`,
        ),
        words(
          `Cuando lo demás esté bien, reanudá con POST /v1/lanes/${lane.id}/resume o «arca lanes resume ${lane.id}».`,
          `Once everything else is well, resume with POST /v1/lanes/${lane.id}/resume or "arca lanes resume ${lane.id}".`,
        ),
      ),
    ];
  });
}

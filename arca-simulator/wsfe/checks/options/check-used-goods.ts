// Purchase of used goods from a consumidor final (CbteTipo 49, RG 3411): who sold is told in the options.
import { isMonotributo } from '../../../people/person.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';

const SELLER = ['91', '92', '93'];
// Documents of foreigners, whose country is told.
const FOREIGN = [30, 91, 94];

export function* checkUsedGoods({ detail, kind, issuerPerson }: DetailContext): Iterable<Finding> {
  if (kind.clase !== '49') return;
  if (detail.Concepto !== 1) yield find(10085);
  if (detail.Iva && issuerPerson && isMonotributo(issuerPerson)) yield find(10075);
  const ids = new Set((detail.Opcionales?.Opcional ?? []).map(({ Id }) => Id ?? ''));
  if (ids.size === 0) {
    yield find(10076);
    return;
  }
  if (!ids.has('91')) yield find(10078);
  if ([...ids].some((id) => !SELLER.includes(id))) yield find(10081);
  if (FOREIGN.includes(detail.DocTipo) !== ids.has('92')) yield find(10082);
  if (!ids.has('93')) yield find(10084);
}

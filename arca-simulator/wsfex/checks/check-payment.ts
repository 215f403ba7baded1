// When it is paid, and whether the issuer may export goods at all.
import { isDay } from '../../world/time/calendar.ts';
import { type ExportContext, FACTURA, GOODS, given } from '../context.ts';

export function* checkExporter({ cmp, issuerPerson }: ExportContext): Iterable<number> {
  if (cmp.Tipo_expo === GOODS && issuerPerson?.exporter === false) yield 1668;
}

export function* checkPayment({ cmp, date }: ExportContext): Iterable<number> {
  const paid = given(cmp.Fecha_pago) ? cmp.Fecha_pago : undefined;
  const dueLater = cmp.Cbte_Tipo === FACTURA && cmp.Tipo_expo !== GOODS;
  if (paid !== undefined && !isDay(paid)) yield 1671;
  if (paid === undefined && dueLater) yield 1672;
  if (paid !== undefined && cmp.Cbte_Tipo !== FACTURA) yield 1673;
  if (paid !== undefined && dueLater && paid < date) yield 1674;
}

// The options that an FCE must carry, and that nothing else may.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { isNote } from '../../tables/kinds.ts';

const FCE_ONLY = ['2101', '2102', '22', '27'];

export function* checkFceOptions({ detail, kind, issuerPerson }: DetailContext): Iterable<Finding> {
  const options = detail.Opcionales?.Opcional ?? [];
  const value = (id: string): string | undefined => options.find((one) => one.Id === id)?.Valor;
  const has = (id: string): boolean => options.some((one) => one.Id === id);
  if (!kind.fce) {
    if (FCE_ONLY.some(has)) yield find(10169);
    return;
  }
  if (options.length === 0) {
    yield find(10162);
    return;
  }
  if (!has('2101') && !has('22') && !has('27')) yield find(10170);
  const [cbu, alias, cancels, transfer] = [value('2101'), value('2102'), value('22'), value('27')];
  if (cbu !== undefined && !/^\d{22}$/.test(cbu)) yield find(10165);
  else if (cbu !== undefined && issuerPerson?.cbus && !issuerPerson.cbus.includes(cbu)) yield find(10174);
  if (alias !== undefined && !/^[A-Za-z0-9.-]{6,20}$/.test(alias)) yield find(10166);
  if (cancels !== undefined && cancels !== 'S' && cancels !== 'N') yield find(10167);
  if (transfer !== undefined && !/^[A-Za-z0-9]{3}$/.test(transfer)) yield find(10214);
  else if (transfer !== undefined && transfer !== 'SCA' && transfer !== 'ADC') yield find(10215);
  if (isNote(kind)) {
    if (has('2101') || has('2102') || has('27')) yield find(10172);
    if (!has('22')) yield find(10173);
    return;
  }
  if (!has('2101')) yield find(10168);
  if (has('22')) yield find(10171);
  if (!has('27')) yield find(10216);
}

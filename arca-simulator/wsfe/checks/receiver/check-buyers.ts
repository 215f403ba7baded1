// Several buyers of one comprobante, with what each of them owns.
import { isMonotributo } from '../../../people/person.ts';
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { isClassA } from '../../tables/kinds.ts';
import { fits, total, units } from '../money.ts';

const TAX_IDS = [80, 86, 87];

export function* checkBuyers(context: DetailContext): Iterable<Finding> {
  const { detail, kind, issuer, world, receiver } = context;
  if (!detail.Compradores || kind.fce) return;
  const buyers = detail.Compradores.Comprador;
  if (buyers.length === 0) {
    yield find(10133);
    return;
  }
  if (kind.clase === '49') yield find(10134);
  if (!TAX_IDS.includes(detail.DocTipo)) yield find(10136);
  // ASMX reads an absent number as zero; what is missing is not judged further.
  if (buyers.some(({ DocTipo }) => DocTipo === 0)) yield find(10135);
  if (buyers.some(({ DocTipo }) => DocTipo !== 0 && !TAX_IDS.includes(DocTipo))) yield find(10137);
  if (buyers.some(({ DocNro }) => DocNro === 0)) yield find(10138);
  if (buyers.some(({ DocNro }) => DocNro !== 0 && String(DocNro).length !== 11)) yield find(10139);
  if (buyers.some(({ DocNro }) => String(DocNro) === issuer)) yield find(10140);
  if (new Set(buyers.map(({ DocNro }) => DocNro)).size !== buyers.length) yield find(10141);
  if (buyers.some(({ Porcentaje }) => Porcentaje === 0)) yield find(10142);
  if (buyers.some(({ Porcentaje }) => Porcentaje >= 100 || !fits(Porcentaje, 2))) yield find(10143);
  if (buyers.some(({ Porcentaje }) => Porcentaje < 0)) yield find(10144);
  const isReceiver = (one: { readonly DocNro: number }): boolean => one.DocNro === detail.DocNro;
  if (buyers.length < 2 || !buyers.some(isReceiver)) yield find(10145);
  const largest = Math.max(...buyers.map(({ Porcentaje }) => Porcentaje));
  if (!buyers.some((one) => isReceiver(one) && one.Porcentaje === largest)) yield find(10146);
  if (total(buyers.map(({ Porcentaje }) => Porcentaje)) !== units(100)) yield find(10147);
  const people = buyers.map(({ DocNro }) => world.people.find(String(DocNro)));
  if (people.some((person) => !person?.active)) yield find(10148);
  const taxed = [receiver, ...people].some(
    (person) => person?.active && (person.iva_condition === 'responsable_inscripto' || isMonotributo(person)),
  );
  if (isClassA(kind) && !taxed) yield find(10149);
  if (detail.Concepto !== 1) yield find(10150);
}

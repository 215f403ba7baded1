// Other taxes: percepciones, internal taxes and the rest.
import { type Finding, find } from '../../codes.ts';
import { type DetailContext, NO_CATEGORIZADO } from '../../context.ts';
import { TRIBUTOS } from '../../tables/params.ts';
import { close, total, units } from '../money.ts';

const KNOWN = new Set(TRIBUTOS.map(([id]) => Number(id)));
const TO_NO_CATEGORIZADO = 13;

export function* checkTributos({ detail, kind }: DetailContext): Iterable<Finding> {
  const tributos = detail.Tributos?.Tributo ?? [];
  const sent = detail.Tributos !== undefined;
  if (detail.ImpTrib > 0 ? tributos.length === 0 : sent) yield find(10024);
  if (tributos.some(({ Id }) => !KNOWN.has(Id))) yield find(10025);
  if (tributos.some(({ BaseImp }) => BaseImp < 0)) yield find(10026);
  if (tributos.some(({ Alic }) => Alic < 0)) yield find(10027);
  if (tributos.some(({ Importe }) => Importe < 0)) yield find(10028);
  if (
    tributos.length > 0 &&
    !close(total(tributos.map(({ Importe }) => Importe)), units(detail.ImpTrib), tributos.length)
  )
    yield find(10029);
  if (tributos.some(({ Id, Desc }) => (Id === 99 || kind.fce) && !Desc?.trim())) yield find(10042);
  if (kind.clase === 'B' && detail.DocTipo === 80 && detail.DocNro === NO_CATEGORIZADO) {
    if (detail.ImpTrib <= 0) yield find(10067);
    else if (detail.ImpNeto + detail.ImpIVA > 0 && !tributos.some(({ Id }) => Id === TO_NO_CATEGORIZADO))
      yield find(10283);
  }
}

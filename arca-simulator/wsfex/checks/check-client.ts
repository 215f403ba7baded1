// What is exported, to whom and on what terms.
import { isCuit } from '../../people/cuit.ts';
import { PAISES } from '../../wsfe/tables/paises.ts';
import { type ExportContext, FACTURA, GOODS, given } from '../context.ts';
import { isCountryCuit } from '../tables/country-cuits.ts';
import { INCOTERMS, inForce, LANGUAGES, OPERATION_TYPES } from '../tables/lists.ts';

const COUNTRIES: ReadonlySet<number> = new Set(PAISES.map(([id]) => id));

export const isCountry = (code: number): boolean => COUNTRIES.has(code);

const hasId = (rows: readonly (readonly [id: string, ...rest: unknown[]])[], id: string): boolean =>
  rows.some(([known]) => known === id);

export function* checkOperation({ cmp }: ExportContext): Iterable<number> {
  if (!hasId(OPERATION_TYPES, String(cmp.Tipo_expo))) yield 1540;
  if (given(cmp.Permiso_existente) && !['S', 'N'].includes(cmp.Permiso_existente)) yield 1550;
  if (!isCountry(cmp.Dst_cmp)) yield 1560;
  const cuit = cmp.Cuit_pais_cliente;
  if (cuit !== 0 && !isCountryCuit(cuit) && !isCuit(String(cuit))) yield 1570;
  if (cuit === 0 && !given(cmp.Id_impositivo)) yield 1580;
}

export function* checkTerms({ cmp, rules }: ExportContext): Iterable<number> {
  if (cmp.Cbte_Tipo === FACTURA && !given(cmp.Forma_pago)) yield 1620;
  if (!hasId(LANGUAGES, String(cmp.Idioma_cbte))) yield 1630;
  const incoterms = cmp.Incoterms?.trim() ?? '';
  const due = cmp.Cbte_Tipo === FACTURA && cmp.Tipo_expo === GOODS;
  if (incoterms === '' ? due : !inForce(INCOTERMS, rules).some((row) => row?.[0] === incoterms)) yield 1640;
  if (given(cmp.Incoterms_Ds) && incoterms === '') yield 1641;
  if ((cmp.Incoterms_Ds?.length ?? 0) > 20) yield 1642;
}

export function* checkTexts({ cmp }: ExportContext): Iterable<number> {
  if (!given(cmp.Cliente)) yield 1650;
  if ((cmp.Cliente?.length ?? 0) > 200) yield 1651;
  if (!given(cmp.Domicilio_cliente)) yield 1660;
  if ((cmp.Domicilio_cliente?.length ?? 0) > 300) yield 1661;
  if ((cmp.Obs?.length ?? 0) > 1000 || (cmp.Obs_comerciales?.length ?? 0) > 4000) yield 1665;
}

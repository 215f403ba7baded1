// Pretends that another system took the next number of a lane, which no client can see coming.
import { type Input, readCuit, readWhole } from '../../input.ts';
import { mustBe } from '../../problem.ts';
import { nextCae } from '../../world/next-cae.ts';
import type { AuthorizedComprobante } from '../../world/registers/ledger.ts';
import { addDays, argentineDate, argentineStamp, isDay } from '../../world/time/calendar.ts';
import type { World } from '../../world/world.ts';
import type { Detail } from '../../wsfe/detail.ts';
import { DETAIL_REQUEST } from '../../wsfe/shapes/parts.ts';
import { kindOf } from '../../wsfe/tables/kinds.ts';
import type { Cmp } from '../../wsfex/cmp.ts';
import { isExportType } from '../../wsfex/context.ts';
import { CMP as EXPORT } from '../../wsfex/shapes.ts';
import { summarizeExport } from '../../wsfex/summarize.ts';
import { readDocument } from './read-document.ts';

/** A lane, and what another system would have sent in it. */
export interface ElsewhereRequest {
  readonly cuit: string;
  readonly punto_de_venta: number;
  readonly type: number;
  /** A number beyond the next one, to start a lane where another system left it. */
  readonly number?: number;
  /** The CAE it was given, fourteen digits; one of this world's when absent. */
  readonly cae?: string;
  /** Fields that matter to the story, in ARCA's names; the rest is filled in. */
  readonly detail?: Partial<Detail>;
  /** The same for an export (types 19 to 21), in the names of WSFEXv1. */
  readonly cmp?: Partial<Cmp>;
}

/** Throws an `InputProblem` when the lane is not one. */
export function authorizeElsewhere(world: World, request: ElsewhereRequest): AuthorizedComprobante {
  const given: Input = { ...request };
  const cuit = readCuit(given, 'cuit');
  const punto_de_venta = readWhole(given, 'punto_de_venta', 1, 99_998);
  const { type } = request;
  const exported = isExportType(type);
  if (!exported && !kindOf(type)) throw mustBe('type', 'un CbteTipo', 'a CbteTipo');
  readPapers(request);
  const lane = { cuit, punto_de_venta, type };
  const now = world.clock.now();
  const last = world.ledger.last(lane);
  const next = (last?.to ?? 0) + 1;
  const number = request.number === undefined ? next : readWhole(given, 'number', next, 99_999_999);
  if (request.cae !== undefined && !/^\d{14}$/.test(request.cae))
    throw mustBe('cae', '14 dígitos', 'fourteen digits');
  const today = argentineDate(now);
  const date =
    request.cmp?.Fecha_cbte ?? request.detail?.CbteFch ?? (last && last.date > today ? last.date : today);
  const cmp: Cmp = {
    ...BLANK_EXPORT,
    Id: world.ledger.lastExportId(cuit) + 1,
    ...request.cmp,
    Fecha_cbte: date,
    Cbte_Tipo: type,
    Punto_vta: punto_de_venta,
    Cbte_nro: number,
  };
  const record: AuthorizedComprobante = {
    ...lane,
    from: number,
    to: number,
    date,
    cae: request.cae ?? nextCae(world.settings.seed, today, world.ledger.given),
    cae_expires_on: addDays(date, world.settings.caeDays),
    processed_at: argentineStamp(now),
    observations: [],
    source: 'control',
    detail: {
      ...(exported ? summarizeExport(cmp, date) : BLANK),
      ...request.detail,
      CbteDesde: number,
      CbteHasta: number,
      CbteFch: date,
    },
    ...(exported ? { cmp } : {}),
  };
  world.commit({ kind: 'comprobantes', records: [record] });
  return record;
}

/** What another system would have sent must be something that could have been sent. */
function readPapers({ detail, cmp }: ElsewhereRequest): void {
  if (detail !== undefined) readDocument(detail, DETAIL_REQUEST, 'detail');
  if (cmp !== undefined) readDocument(cmp, EXPORT, 'cmp');
  for (const [name, day] of [
    ['detail.CbteFch', detail?.CbteFch],
    ['cmp.Fecha_cbte', cmp?.Fecha_cbte],
  ] as const)
    if (day !== undefined && !isDay(day)) throw mustBe(name, 'un día, aaaammdd', 'a day, yyyymmdd');
}

const BLANK_EXPORT: Omit<Cmp, 'Id' | 'Cbte_Tipo' | 'Punto_vta' | 'Cbte_nro'> = {
  Tipo_expo: 1,
  Permiso_existente: 'N',
  Dst_cmp: 203,
  Cliente: 'Importadora do Sul Ltda.',
  Cuit_pais_cliente: 50000000059,
  Domicilio_cliente: 'Rua Augusta 100, São Paulo',
  Moneda_Id: 'DOL',
  Moneda_ctz: '1000',
  Imp_total: '100.00',
  Forma_pago: 'Transferencia',
  Incoterms: 'FOB',
  Idioma_cbte: 1,
};

const BLANK: Detail = {
  Concepto: 1,
  DocTipo: 99,
  DocNro: 0,
  CbteDesde: 0,
  CbteHasta: 0,
  ImpTotal: 121,
  ImpTotConc: 0,
  ImpNeto: 100,
  ImpOpEx: 0,
  ImpTrib: 0,
  ImpIVA: 21,
  MonId: 'PES',
  MonCotiz: 1,
  CondicionIVAReceptorId: 5,
  Iva: { AlicIva: [{ Id: 5, BaseImp: 100, Importe: 21 }] },
};

// What the world must hold for each recorded request to mean the same here, when it had to hold anything.
import {
  type Arrange,
  exportLaneAt,
  laneAt,
  listedPuntos,
  quotedRates,
  rateOf,
  toldPerson,
} from './arrange.ts';

/** A request that went before, made of a recorded one. */
export interface Earlier {
  readonly recording: string;
  /** ISO 8601 instant. */
  readonly at: string;
  change(body: string): string;
}

export interface Recipe {
  readonly arrange?: readonly Arrange[];
  /** When the ticket was issued, ISO 8601; just before the request when absent. */
  readonly ticketAt?: string;
  readonly earlier?: Earlier;
  /** Why the exchange cannot come out as it was recorded. */
  readonly impossible?: string;
}

// The receiver of the approved recordings was a monotributista.
const receiver: Arrange = (control) =>
  void control.putPerson({ cuit: '30000000007', iva_condition: 'monotributo', monotributo_category: 'A' });

const OLD_TICKET = '2021-07-01T20:20:49Z';

/** The approved request of the recordings under another number, as a service or not. */
const approvedAs = (number: number, service: boolean): ((body: string) => string) => {
  return (body) =>
    body
      .replaceAll('1836', String(number))
      .replace(/<FchServDesde>.*<\/FchVtoPago>/, (dates) => (service ? dates : ''))
      .replace('<Concepto>3', service ? '<Concepto>3' : '<Concepto>1');
};

/** What the world is given comes out of the recorded answer itself: it proves how such data are told, and not which. */
const FROM_THE_ANSWER: readonly Arrange[] = [listedPuntos, quotedRates, toldPerson];

export function takesFromTheAnswer(name: string): boolean {
  return RECIPES[name]?.arrange?.some((arrange) => FROM_THE_ANSWER.includes(arrange)) ?? false;
}

export const RECIPES: Readonly<Record<string, Recipe>> = {
  'wsfev1__FECAESolicitar__rA-10217': {
    arrange: [receiver, laneAt(4000, 1, 1835, { CbteFch: '20210701' })],
  },
  'wsfev1__FECAESolicitar__rA-10217__3': {
    arrange: [
      receiver,
      laneAt(4000, 2, 78, { CbteFch: '20210701' }),
      // The associated punto de venta was not electronic, so 10041 did not appear.
      (control) => void control.putPunto({ cuit: '20267565393', number: 2, kind: 'ri', blocked: true }),
    ],
  },
  'wsfev1__FECAESolicitar__rE-600': { ticketAt: OLD_TICKET },
  'wsfev1__FECAEAConsultar__rE-600': { ticketAt: OLD_TICKET },
  'wsfev1__FEParamGetPtosVenta__rE-600': { ticketAt: OLD_TICKET },
  'wsfev1__FECAESolicitar__rR-10016': { arrange: [laneAt(3, 203, 44, { CbteFch: '20210701' })] },
  'wsfev1__FECAESolicitar__rRE-10016': { arrange: [laneAt(3, 3, 503, { CbteFch: '20210722' })] },
  'wsfev1__FECAESolicitar__rRE-10016__3': { arrange: [laneAt(3, 3, 503, { CbteFch: '20210722' })] },
  'wsfev1__FECAEASinMovimientoInformar__rRE-1200': {},
  'wsfev1__FECompConsultar__rA-10217': {
    arrange: [receiver, laneAt(4000, 1, 1836, { CbteFch: '20210701' })],
    earlier: {
      recording: 'wsfev1__FECAESolicitar__rA-10217',
      at: '2021-07-01T20:21:06Z',
      change: approvedAs(1837, true),
    },
  },
  'wsfev1__FECompConsultar__rA-10217__3': {
    arrange: [receiver, laneAt(4000, 1, 1838, { CbteFch: '20210701' })],
    earlier: {
      recording: 'wsfev1__FECAESolicitar__rA-10217',
      at: '2021-07-01T20:21:14Z',
      change: approvedAs(1839, false),
    },
  },
  wsfev1__FECompUltimoAutorizado__r: { arrange: [laneAt(4000, 1, 1835, { CbteFch: '20210701' })] },
  wsfev1__FECompUltimoAutorizado__r__3: { arrange: [laneAt(3, 3, 503, { CbteFch: '20210722' })] },
  wsfev1__FEParamGetPtosVenta__r: { arrange: [listedPuntos] },
  'wsfexv1__FEXAuthorize__rE-1000': { ticketAt: '2021-06-22T00:47:09Z' },
  'wsfexv1__FEXAuthorize__rE-1667': {
    arrange: [
      rateOf('DOL', '20210730', 101.211),
      exportLaneAt(7, 21, 27, { Id: 988_888_888_888_344, Fecha_cbte: '20210618' }),
    ],
  },
  wsfexv1__FEXGetLast_CMP__r: { arrange: [exportLaneAt(7, 19, 411, { Fecha_cbte: '20210618' })] },
  wsfexv1__FEXGetLast_ID__r: { arrange: [exportLaneAt(7, 19, 411, { Id: 988_888_888_888_344 })] },
  wsfexv1__FEXGetPARAM_Ctz__r: { arrange: [quotedRates] },
  wsfexv1__FEXGetPARAM_Ctz__r__3: { arrange: [quotedRates] },
  wsfexv1__FEXGetPARAM_MON_CON_COTIZACION__r: { arrange: [quotedRates] },
  wsfexv1__FEXGetPARAM_MON_CON_COTIZACION__r__3: { arrange: [quotedRates] },
  wscdc__ComprobanteConstatar__rA: {
    arrange: [
      laneAt(
        5,
        1,
        2424,
        { CbteFch: '20190813', ImpTotal: 1754.5, DocTipo: 80, DocNro: 20_888_888_883 },
        '69333775104382',
      ),
    ],
  },
  ws_sr_constancia_inscripcion__getPersona__r: { arrange: [toldPerson] },
  ws_sr_constancia_inscripcion__getPersona__r__2: { arrange: [toldPerson] },
};

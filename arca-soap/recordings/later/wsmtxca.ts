/** WSMTXCA (invoices with their lines) in part: that an Axis2 service is one descriptor. */
import { list, nonEmpty, optional } from '../../codec/presence.ts';
import { type Fields, record } from '../../codec/record.ts';
import { date, decimal, digits, int, oneOf, text } from '../../codec/scalars.ts';
import { openOperation, operation, type ServiceDescriptor } from '../../service/descriptor.ts';
import { java } from '../../service/dialects.ts';

const amount = decimal(13, 2);
const quantity = optional(decimal(12, 6));
const words = optional(text());
const codes = list('codigoDescripcion', record({ codigo: int(), descripcion: text() }));
const complaints = {
  arrayErrores: codes,
  evento: optional(record({ codigo: int(), descripcion: text() })),
} as const;
const lane = { codigoTipoComprobante: int(3), numeroPuntoVenta: int(5) } as const;
const one = { ...lane, numeroComprobante: int(8) } as const;

const item = record({
  unidadesMtx: optional(int(6)),
  codigoMtx: words,
  codigo: words,
  descripcion: text(),
  cantidad: quantity,
  codigoUnidadMedida: int(2),
  precioUnitario: quantity,
  importeBonificacion: quantity,
  codigoCondicionIVA: int(2),
  importeIVA: optional(amount),
  importeItem: amount,
});

const comprobante = record({
  ...one,
  fechaEmision: optional(date()),
  codigoTipoAutorizacion: optional(oneOf('A', 'E')),
  codigoAutorizacion: optional(digits(14)),
  fechaVencimiento: optional(date()),
  codigoTipoDocumento: optional(int(2)),
  numeroDocumento: optional(digits(11)),
  importeGravado: optional(amount),
  importeNoGravado: optional(amount),
  importeExento: optional(amount),
  importeSubtotal: amount,
  importeOtrosTributos: optional(amount),
  importeTotal: amount,
  codigoMoneda: text(3),
  cotizacionMoneda: decimal(4, 6),
  observaciones: words,
  codigoConcepto: int(1),
  fechaServicioDesde: optional(date()),
  fechaServicioHasta: optional(date()),
  fechaVencimientoPago: optional(date()),
  fechaHoraGen: words,
  arrayComprobantesAsociados: list(
    'comprobanteAsociado',
    record({ ...one, cuit: optional(digits(11)), fechaEmision: optional(date()) }),
  ),
  periodoComprobantesAsociados: optional(record({ fechaDesde: date(), fechaHasta: date() })),
  arrayOtrosTributos: list(
    'otroTributo',
    record({ codigo: int(2), descripcion: words, baseImponible: amount, importe: amount }),
  ),
  arrayItems: nonEmpty(list('item', item)),
  arraySubtotalesIVA: list('subtotalIVA', record({ codigo: int(2), importe: amount })),
  arrayDatosAdicionales: list(
    'datoAdicional',
    record({ t: int(4), c1: words, c2: words, c3: words, c4: words, c5: words, c6: words }),
  ),
  arrayCompradores: list(
    'comprador',
    record({ codigoTipoDocumento: int(2), numeroDocumento: digits(11), porcentaje: decimal(3, 2) }),
  ),
});

const caea = record({
  fechaProceso: date(),
  CAEA: digits(),
  periodo: int(),
  orden: int(),
  fechaDesde: date(),
  fechaHasta: date(),
  fechaTopeInforme: date(),
  arrayObservaciones: codes,
});
const puntosVenta = list(
  'puntoVenta',
  record({ numeroPuntoVenta: int(), bloqueado: oneOf('S', 'N'), fechaBaja: optional(date()) }),
);

const table = (name: string, result: Fields) =>
  operation({ name, request: {}, result: { ...result, evento: complaints.evento } });

const operations = {
  dummy: openOperation({
    name: 'dummy',
    isBodyless: true,
    request: {},
    result: { appserver: text(), authserver: text(), dbserver: text() },
  }),
  autorizar: operation({
    name: 'autorizarComprobante',
    request: { comprobanteCAERequest: comprobante },
    result: {
      resultado: oneOf('A', 'O', 'R'),
      comprobanteResponse: optional(
        record({ cuit: digits(), ...one, fechaEmision: date(), CAE: digits(), fechaVencimientoCAE: date() }),
      ),
      arrayObservaciones: codes,
      ...complaints,
    },
  }),
  ultimo: operation({
    name: 'consultarUltimoComprobanteAutorizado',
    request: { consultaUltimoComprobanteAutorizadoRequest: record(lane) },
    result: { numeroComprobante: optional(int()), ...complaints },
  }),
  solicitarCaea: operation({
    name: 'solicitarCAEA',
    request: { solicitudCAEA: record({ periodo: int(6), orden: int(1) }) },
    result: { CAEAResponse: optional(caea), ...complaints },
  }),
  consultarCaea: operation({
    name: 'consultarCAEA',
    request: { CAEA: digits(14) },
    result: { CAEAResponse: optional(caea), ...complaints },
  }),
  caeaEntreFechas: operation({
    name: 'consultarCAEAEntreFechas',
    request: { fechaDesde: date(), fechaHasta: date() },
    result: { arrayCAEAResponse: list('CAEAResponse', caea), ...complaints },
  }),
  sinInformar: operation({
    name: 'consultarPtosVtaCAEANoInformados',
    request: { CAEA: digits(14) },
    result: { arrayPuntosVenta: puntosVenta, ...complaints },
  }),
  cotizacion: operation({
    name: 'consultarCotizacionMoneda',
    request: { codigoMoneda: text(3) },
    result: { cotizacionMoneda: optional(decimal(4, 6)), ...complaints },
  }),
  tiposComprobante: table('consultarTiposComprobante', { arrayTiposComprobante: codes }),
  tiposDocumento: table('consultarTiposDocumento', { arrayTiposDocumento: codes }),
  condicionesIva: table('consultarCondicionesIVA', { arrayCondicionesIVA: codes }),
  unidadesMedida: table('consultarUnidadesMedida', { arrayUnidadesMedida: codes }),
  puntosVentaCaea: table('consultarPuntosVentaCAEA', { arrayPuntosVenta: puntosVenta }),
} as const;

export const wsmtxca: ServiceDescriptor<typeof operations> = {
  id: 'wsmtxca',
  wsaaName: 'wsmtxca',
  namespace: 'http://impl.service.wsmtxca.afip.gov.ar/service/',
  dialect: java,
  operations,
};

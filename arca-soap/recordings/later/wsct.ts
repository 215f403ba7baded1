/** WSCT (lodging of foreign tourists) as far as it was recorded: that a JAX-WS service is one descriptor. */
import { list, nonEmpty, optional } from '../../codec/presence.ts';
import { type Fields, record } from '../../codec/record.ts';
import { date, decimal, digits, int, oneOf, text } from '../../codec/scalars.ts';
import { openOperation, operation, type ServiceDescriptor } from '../../service/descriptor.ts';
import { java } from '../../service/dialects.ts';

const amount = decimal(13, 2);
const words = optional(text());
const numbered = list('codigoDescripcion', record({ codigo: int(), descripcion: text() }));
const lettered = list('codigoDescripcionString', record({ codigo: text(), descripcion: text() }));
const complaints = { arrayErrores: numbered, arrayErroresFormato: lettered } as const;

const table = (name: string, result: Fields) =>
  operation({ name, request: {}, result: { ...result, ...complaints } });

const comprobante = record({
  codigoTipoComprobante: int(3),
  numeroPuntoVenta: int(4),
  numeroComprobante: int(8),
  fechaEmision: optional(date()),
  codigoTipoAutorizacion: optional(oneOf('A', 'E')),
  codigoAutorizacion: optional(digits(14)),
  fechaVencimiento: optional(date()),
  codigoTipoDocumento: int(2),
  numeroDocumento: text(),
  idImpositivo: text(),
  codigoPais: optional(int(3)),
  domicilioReceptor: words,
  codigoRelacionEmisorReceptor: int(2),
  importeGravado: optional(amount),
  importeNoGravado: optional(amount),
  importeExento: optional(amount),
  importeOtrosTributos: optional(amount),
  importeReintegro: optional(amount),
  importeTotal: amount,
  codigoMoneda: text(3),
  cotizacionMoneda: decimal(4, 6),
  observaciones: words,
  arrayItems: nonEmpty(
    list(
      'item',
      record({
        tipo: int(2),
        codigoTurismo: optional(int(2)),
        codigo: optional(text(50)),
        descripcion: text(4000),
        codigoAlicuotaIVA: int(2),
        importeIVA: amount,
        importeItem: amount,
      }),
    ),
  ),
  arrayComprobantesAsociados: list(
    'comprobanteAsociado',
    record({ codigoTipoComprobante: int(3), numeroPuntoVenta: int(4), numeroComprobante: int(8) }),
  ),
  arrayOtrosTributos: list(
    'otroTributo',
    record({
      codigo: int(2),
      descripcion: optional(text(50)),
      baseImponible: optional(amount),
      importe: amount,
    }),
  ),
  arraySubtotalesIVA: list('subtotalIVA', record({ codigo: int(2), importe: amount })),
  arrayDatosAdicionales: list(
    'tipoDatoAdicional',
    record({ t: int(4), c1: words, c2: words, c3: words, c4: words, c5: words, c6: words }),
  ),
  arrayFormasPago: list(
    'formaPago',
    record({
      codigo: int(3),
      tipoTarjeta: optional(int(2)),
      numeroTarjeta: optional(digits(6)),
      swiftCode: optional(text(11)),
      tipoCuenta: optional(int(2)),
      numeroCuenta: optional(digits(20)),
    }),
  ),
});

const operations = {
  dummy: openOperation({
    name: 'dummy',
    isBodyless: true,
    request: {},
    result: { appserver: text(), authserver: text(), dbserver: text() },
  }),
  autorizar: operation({
    name: 'autorizarComprobante',
    request: { comprobanteRequest: comprobante },
    result: {
      comprobanteResponse: optional(
        record({
          cuit: digits(),
          codigoTipoComprobante: int(),
          numeroPuntoVenta: int(),
          numeroComprobante: int(),
          fechaEmision: date(),
          CAE: digits(),
          fechaVencimientoCAE: date(),
        }),
      ),
      arrayObservaciones: numbered,
      ...complaints,
      resultado: oneOf('A', 'O', 'R'),
    },
  }),
  ultimo: operation({
    name: 'consultarUltimoComprobanteAutorizado',
    request: { codigoTipoComprobante: int(3), numeroPuntoVenta: int(4) },
    result: { numeroComprobante: optional(int()), fechaEmision: optional(date()), ...complaints },
  }),
  tiposComprobantes: table('consultarTiposComprobantes', { arrayTiposComprobantes: numbered }),
  paises: table('consultarPaises', { arrayPaises: lettered }),
  cuitsPaises: table('consultarCUITsPaises', { arrayCuitPaises: lettered }),
  tiposIva: table('consultarTiposIVA', { arrayTiposIVA: lettered }),
  tiposDatosAdicionales: table('consultarTiposDatosAdicionales', { arrayTiposDatosAdicionales: lettered }),
  condicionesIva: table('consultarCondicionesIVA', { arrayCondicionesIVA: lettered }),
  formasPago: table('consultarFormasPago', { arrayFormasPago: numbered }),
  tiposItem: table('consultarTiposItem', { arrayTiposItem: numbered }),
  codigosItem: table('consultarCodigosItemTurismo', { arrayCodigosItem: numbered }),
} as const;

export const wsct: ServiceDescriptor<typeof operations> = {
  id: 'wsct',
  wsaaName: 'wsct',
  namespace: 'http://ar.gob.afip.wsct/CTService/',
  dialect: { ...java, resultElement: (name) => `${name}Return` },
  operations,
};

/** WSFECRED (what buyers must take FCE) in part, never recorded: that its descriptor is one like the others. */
import { list, optional } from '../../codec/presence.ts';
import { record } from '../../codec/record.ts';
import { date, decimal, digits, int, oneOf, text } from '../../codec/scalars.ts';
import { openOperation, operation, type ServiceDescriptor } from '../../service/descriptor.ts';
import { java } from '../../service/dialects.ts';

const numbered = list('codigoDescripcion', record({ codigo: int(), descripcion: text() }));
const lettered = list('codigoDescripcionString', record({ codigo: text(), descripcion: text() }));
const complaints = {
  arrayObservacion: numbered,
  arrayErrores: numbered,
  arrayErroresFormato: lettered,
} as const;

const operations = {
  dummy: openOperation({
    name: 'dummy',
    isBodyless: true,
    request: {},
    result: { appserver: text(), authserver: text(), dbserver: text() },
  }),
  obligadoRecepcion: operation({
    name: 'consultarObligadoRecepcion',
    request: { cuitConsultada: digits(11) },
    result: { respuesta: optional(oneOf('S', 'N')), desde: optional(date()), ...complaints },
  }),
  montoObligadoRecepcion: operation({
    name: 'consultarMontoObligadoRecepcion',
    request: { cuitConsultada: digits(11), fechaEmision: date() },
    result: { obligado: optional(oneOf('S', 'N')), montoDesde: optional(decimal(13, 2)), ...complaints },
  }),
  tiposRetenciones: operation({
    name: 'consultarTiposRetenciones',
    request: {},
    result: {
      arrayTiposRetenciones: list(
        'tipoRetencion',
        record({
          codigoJurisdiccion: int(),
          descripcionJurisdiccion: text(),
          porcentajeRetencion: decimal(3, 2),
        }),
      ),
      arrayErroresFormato: lettered,
    },
  }),
} as const;

export const wsfecred: ServiceDescriptor<typeof operations> = {
  id: 'wsfecred',
  wsaaName: 'wsfecred',
  namespace: 'http://ar.gob.afip.wsfecred/FECredService/',
  dialect: { ...java, resultElement: (name) => `${name}Return` },
  operations,
};

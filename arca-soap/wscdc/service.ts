/** WSCDC as one descriptor: whether a received comprobante is in ARCA's books. */
import { optional } from '../codec/presence.ts';
import { text } from '../codec/scalars.ts';
import { openOperation, type ServiceDescriptor } from '../service/descriptor.ts';
import { asmx } from '../service/dialects.ts';
import { modalidades, tiposCbte, tiposDoc, tiposOpcional } from './parameters.ts';
import { constatar } from './verification.ts';

const words = optional(text());

/** ComprobanteDummy: the health of ARCA's three layers, `OK` each. Needs no ticket. */
const dummy = openOperation({
  name: 'ComprobanteDummy',
  request: {},
  result: {
    /** `OK` when the application answers. */
    AppServer: words,
    /** `OK` when its data answer. */
    DbServer: words,
    /** `OK` when tickets can be checked. */
    AuthServer: words,
  },
});

const operations = { constatar, modalidades, tiposCbte, tiposDoc, tiposOpcional, dummy } as const;

/** Constatación de comprobantes: whether a received CAE, CAEA or CAI is in ARCA's books as it was printed. */
export const wscdc: ServiceDescriptor<typeof operations> = {
  id: 'wscdc',
  wsaaName: 'wscdc',
  namespace: 'http://servicios1.afip.gob.ar/wscdc/',
  dialect: asmx,
  operations,
};

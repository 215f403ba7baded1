/** WSFEv1 as one descriptor, all of its operations: electronic invoicing without item detail (RG 4291). */
import type { ServiceDescriptor } from '../service/descriptor.ts';
import { asmx } from '../service/dialects.ts';
import { consultar, dummy, solicitarCae, totXRequest, ultimoAutorizado } from './authorization.ts';
import {
  consultarCaea,
  consultarSinMovimiento,
  informarCaea,
  informarSinMovimiento,
  solicitarCaea,
} from './caea.ts';
import {
  actividades,
  condicionIvaReceptor,
  cotizacion,
  ptosVenta,
  tiposCbte,
  tiposConcepto,
  tiposDoc,
  tiposIva,
  tiposMonedas,
  tiposOpcional,
  tiposPaises,
  tiposTributos,
} from './parameters.ts';

const operations = {
  solicitarCae,
  ultimoAutorizado,
  consultar,
  totXRequest,
  dummy,
  solicitarCaea,
  consultarCaea,
  informarCaea,
  informarSinMovimiento,
  consultarSinMovimiento,
  tiposCbte,
  tiposConcepto,
  tiposDoc,
  tiposIva,
  tiposMonedas,
  tiposTributos,
  tiposOpcional,
  tiposPaises,
  ptosVenta,
  cotizacion,
  condicionIvaReceptor,
  actividades,
} as const;

/** Electronic invoicing without item detail (RG 4291): comprobantes A, B, C, M and FCE, with CAE or CAEA. */
export const wsfe: ServiceDescriptor<typeof operations> = {
  id: 'wsfev1',
  wsaaName: 'wsfe',
  namespace: 'http://ar.gov.afip.dif.FEV1/',
  dialect: asmx,
  operations,
};

/** WSFEv1 as one descriptor: electronic invoicing without item detail (RG 4291). */
import type { ServiceDescriptor } from '../service/descriptor.ts';
import { asmx } from '../service/dialects.ts';
import { consultar, dummy, solicitarCae, totXRequest, ultimoAutorizado } from './authorization.ts';
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

/** WSFEv1; its WSAA name is `wsfe`. */
export const wsfe: ServiceDescriptor<typeof operations> = {
  id: 'wsfev1',
  wsaaName: 'wsfe',
  namespace: 'http://ar.gov.afip.dif.FEV1/',
  dialect: asmx,
  operations,
};

/** WSFEXv1 as one descriptor: export comprobantes, letter E (RG 2758). */
import type { ServiceDescriptor } from '../service/descriptor.ts';
import { asmx } from '../service/dialects.ts';
import { autorizar, consultar, dummy, ultimoAutorizado, ultimoId } from './authorization.ts';
import {
  actividades,
  cotizacion,
  cuitsPaises,
  idiomas,
  incoterms,
  monedas,
  monedasConCotizacion,
  opcionales,
  paises,
  ptosVenta,
  tiposCbte,
  tiposExpo,
  unidadesMedida,
  verificarPermiso,
} from './parameters.ts';

const operations = {
  autorizar,
  consultar,
  ultimoAutorizado,
  ultimoId,
  verificarPermiso,
  dummy,
  tiposCbte,
  tiposExpo,
  incoterms,
  idiomas,
  unidadesMedida,
  paises,
  cuitsPaises,
  monedas,
  monedasConCotizacion,
  cotizacion,
  ptosVenta,
  opcionales,
  actividades,
} as const;

/** WSFEXv1; its WSAA name is `wsfex`. */
export const wsfex: ServiceDescriptor<typeof operations> = {
  id: 'wsfexv1',
  wsaaName: 'wsfex',
  namespace: 'http://ar.gov.afip.dif.fexv1/',
  dialect: asmx,
  operations,
};

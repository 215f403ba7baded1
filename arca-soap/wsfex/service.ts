/** WSFEXv1 as one descriptor: export comprobantes, letter E (RG 2758). */
import type { ServiceDescriptor } from '../service/descriptor.ts';
import { asmx } from '../service/dialects.ts';
import { autorizar, consultar, dummy, ultimoAutorizado, ultimoId } from './authorization.ts';
import { cotizacion, monedas, monedasConCotizacion } from './currencies.ts';
import { cuitsPaises, paises, verificarPermiso } from './destinations.ts';
import {
  actividades,
  idiomas,
  incoterms,
  opcionales,
  ptosVenta,
  tiposCbte,
  tiposExpo,
  unidadesMedida,
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

/** Export comprobantes, letter E (RG 2758): facturas, notas de débito and de crédito for goods and services. */
export const wsfex: ServiceDescriptor<typeof operations> = {
  id: 'wsfexv1',
  wsaaName: 'wsfex',
  namespace: 'http://ar.gov.afip.dif.fexv1/',
  dialect: asmx,
  operations,
};

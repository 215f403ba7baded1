// Taxpayers and papers of the trades that have rules of their own, on artificial numbers with no real owner (2026-11).
import type { Remito } from '../../world/registers/remitos.ts';
import type { Person } from '../person.ts';

const AGRO = '33000000359';

const company = {
  iva_condition: 'responsable_inscripto',
  active: true,
  address: {
    street: 'RUTA INVENTADA KM 12',
    city: 'ROSARIO',
    postal_code: '2000',
    province_id: 12,
    province: 'SANTA FE',
  },
  pyme: true,
  electronic_domicile: true,
  synthetic: false,
} as const;

/** Meat, flour and tobacco in one company, and an insurer of caución. */
export const SECTOR_PEOPLE: readonly Person[] = [
  {
    ...company,
    cuit: AGRO,
    company_name: 'AGROINDUSTRIA DEL MODELO SA',
    activities: [
      { id: 101011, name: 'MATANZA DE GANADO BOVINO' },
      { id: 106110, name: 'MOLIENDA DE TRIGO' },
      { id: 120010, name: 'PREPARACIÓN DE HOJAS DE TABACO' },
      { id: 477190, name: 'VENTA AL POR MENOR DE PRENDAS Y ACCESORIOS DE VESTIR N.C.P.', ended: true },
    ],
  },
  {
    ...company,
    cuit: '30000000368',
    company_name: 'ASEGURADORA DE LAS CAUCIONES SUPUESTAS SA',
    activities: [{ id: 651220, name: 'SERVICIOS DE SEGUROS PATRIMONIALES EXCEPTO LOS DE LAS ART' }],
    pyme: false,
    registers: ['seguros_caucion'],
  },
];

const remito = (type: number, number: number, confirmed = true): Remito => ({
  cuit: AGRO,
  type,
  punto_de_venta: 1,
  number,
  receiver: '30000000139',
  confirmed,
});

/** Remitos of the first of them to 30000000139: number 1 of each kind is confirmed, number 2 of the meat ones is not. */
export const SEED_REMITOS: readonly Remito[] = [
  remito(88, 1),
  remito(91, 1),
  remito(991, 1),
  remito(993, 1),
  remito(994, 1),
  remito(995, 1),
  remito(995, 2, false),
];

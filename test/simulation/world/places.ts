/** Who issues in a run: two organisations, three puntos de venta, so that lanes are several and owners too. */
import type { PuntoDeVentaRow, TaxpayerRow } from '@arca-api/api/taxpayers/taxpayers.store';

export interface Issuer {
  readonly organization: string;
  readonly cuit: string;
  readonly puntos: readonly number[];
  /** Where only doubtful sales go: nothing follows them that would take their numbers. */
  readonly quiet: number;
}

export const ISSUERS: readonly [Issuer, ...Issuer[]] = [
  { organization: 'org_one', cuit: '30000000147', puntos: [1, 2], quiet: 3 },
  { organization: 'org_two', cuit: '30000000139', puntos: [1], quiet: 2 },
];

/** One issuer with one punto de venta, and its quiet one: everything meets in two lanes. */
export const SMALL: readonly Issuer[] = ISSUERS.slice(0, 1).map((issuer) => ({ ...issuer, puntos: [1] }));

/** CUILs that ARCA's padrón may know or not: ours cannot tell, so that ARCA rejects, and another time authorises. */
export const DOUBTFUL: readonly string[] = ['20000000419', '27000000421'];

export function taxpayerOf({ organization, cuit }: Issuer): TaxpayerRow {
  return {
    id: `txp_${organization}`,
    organization_id: organization,
    mode: 'test',
    environment: 'simulator',
    cuit,
    details: {
      name: 'Almacén de Prueba S.R.L.',
      trade_name: null,
      iva_condition: 'responsable_inscripto',
      address: 'Av. Siempre Viva 742',
      gross_income_number: null,
      activities_started_on: null,
      class_a_regime: 'plain',
      footer: null,
    },
    logo_type: null,
    live_since: null,
    created_at: 0,
    updated_at: 0,
  };
}

export function puntosOf({ organization, cuit, puntos, quiet }: Issuer): PuntoDeVentaRow[] {
  return [...puntos, quiet].map((number) => ({
    environment: 'simulator',
    cuit,
    number,
    organization_id: organization,
    taxpayer_id: `txp_${organization}`,
    name: null,
    address: null,
    created_at: 0,
  }));
}

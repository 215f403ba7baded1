/** The judgement's books in memory: issuers as they were told, lanes and comprobantes as the twin of issuing has them. */
import type { KnownInvoices } from '../invoices/port.ts';
import type { Books } from '../issuing/memory-store.ts';
import type { IssuerRow, PuntoDeVentaRow, TaxpayerRow } from '../taxpayers/taxpayers.store.ts';
import type { JudgingBooks } from './port.ts';

export interface MemoryIssuers {
  readonly taxpayers: readonly TaxpayerRow[];
  readonly puntosDeVenta: readonly PuntoDeVentaRow[];
}

export function memoryJudging(
  books: Books,
  known: Pick<KnownInvoices, 'byNumber'>,
  { taxpayers, puntosDeVenta }: MemoryIssuers,
): JudgingBooks {
  const issuers: readonly IssuerRow[] = taxpayers.map((row) => {
    const puntos = puntosDeVenta.filter(({ taxpayer_id }) => taxpayer_id === row.id);
    return { ...row, puntos_de_venta: puntos.map(({ number }) => number) };
  });
  const of = (organization: string, mode: string) =>
    issuers.filter((row) => row.organization_id === organization && row.mode === mode);
  return {
    taxpayers: {
      issuers: async (organization, mode) => of(organization, mode),
      issuer: async (organization, mode, cuit) => of(organization, mode).find((row) => row.cuit === cuit),
      // Nobody else claims what only a simulation knows of.
      isElsewhere: async () => false,
    },
    lastDate: async (lane) => books.lanes.get(lane)?.last_date ?? null,
    async original(organization, lane, number) {
      const row = await known.byNumber(lane, number);
      if (row?.organization_id !== organization) return undefined;
      return { currency: row.currency, comprobante: row.comprobante };
    },
  };
}

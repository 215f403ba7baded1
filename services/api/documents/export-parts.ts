/** What a class E prints and the others do not: a client abroad, where it goes, and on which terms. */

import { countryName } from '@arca-api/domain/export/countries';
import type { ExportComprobante } from '@arca-api/domain/export/export-comprobante';
import { formatCuit } from '@arca-api/domain/parties/cuit';
import type { PrintableComprobante, PrintableReceiver, PrintableRow } from '../printing/printable.ts';

/** RG 1415: the importer with its own country's number, exempt because it is abroad. */
export function foreignClient({ client }: ExportComprobante): PrintableReceiver {
  const { country_tax_id: countryId, foreign_tax_id: ownId } = client;
  const document =
    ownId !== null
      ? { document_label: 'ID fiscal', document_number: ownId }
      : {
          document_label: countryId === null ? null : 'CUIT país',
          document_number: countryId === null ? null : formatCuit(countryId),
        };
  return {
    name: client.name,
    ...document,
    iva_condition: 'IVA Exento Operación de Exportación',
    address: client.address,
  };
}

/** No taxes: what the discount took off, if anything. */
export function exportRows(subtotal: string, discount: string): PrintableRow[] {
  if (Number(discount) === 0) return [];
  return [
    { label: 'Subtotal', amount: subtotal },
    { label: 'Bonificación', amount: `-${discount}` },
  ];
}

/** In the order in which a customs officer looks for them. */
export function exportDetails(sent: ExportComprobante): PrintableComprobante['details'] {
  const rows: readonly (readonly [label: string, value: string | null])[] = [
    ['CUIT país', secondNumber(sent)],
    ['País de destino', countryName(sent.country) ?? `Código ${sent.country}`],
    ['Incoterm', incotermOf(sent)],
    ['Forma de pago', sent.payment_terms],
    ['Permiso de embarque', sent.permits.map(({ id }) => id).join(', ') || null],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** The number that ARCA gives its country, where the client is already named by its own. */
function secondNumber({ client }: ExportComprobante): string | null {
  const { country_tax_id: countryId, foreign_tax_id: ownId } = client;
  return countryId === null || ownId === null ? null : formatCuit(countryId);
}

/** Whoever writes `FOB Buenos Aires` in the detail has said the incoterm already. */
function incotermOf({ incoterms, incoterms_detail: detail }: ExportComprobante): string | null {
  if (detail === null || incoterms === null) return incoterms ?? detail;
  return detail.toUpperCase().startsWith(incoterms) ? detail : `${incoterms} – ${detail}`;
}

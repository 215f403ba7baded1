/** Fifty worked cases decide whether the arithmetic and the law of this package are right. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Comprobante } from '../comprobante/comprobante.ts';
import { qrText, qrUrl } from '../comprobante/qr.ts';
import type { ExportComprobante } from '../export/export-comprobante.ts';
import { normalDecimal } from '../money/parse-decimal.ts';
import { assess } from './assess.ts';
import type { AssessmentContext } from './assessment.ts';
import type { InvoiceRequest } from './request.ts';

interface Golden {
  readonly id: string;
  readonly title: string;
  readonly request: InvoiceRequest;
  readonly context: AssessmentContext;
  readonly expected?: {
    readonly service: 'wsfe' | 'wsfex';
    readonly letter: string;
    readonly comprobante_type: number;
    readonly line_subtotals?: readonly string[];
    readonly transparency: unknown;
    readonly number: number;
    readonly cae: string;
    readonly qr: { readonly text: string; readonly url: string };
    readonly request: Readonly<Record<string, unknown>>;
  };
  readonly expected_fault?: {
    readonly code: string;
    readonly path: string;
    readonly arca: readonly number[];
    readonly with?: readonly { readonly code: string; readonly path: string }[];
  };
}

const folder = `${import.meta.dirname}/../golden`;

const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Golden);

test('all fifty cases are here', () => {
  assert.equal(cases.length, 50);
});

for (const golden of cases) {
  if (golden.expected !== undefined) {
    test(`${golden.id} comes out to the cent: ${golden.title}`, () => checkAccepted(golden, golden.expected));
  } else {
    test(`${golden.id} is refused with its fault and no other: ${golden.title}`, () => checkRefused(golden));
  }
}

function checkAccepted(golden: Golden, expected: Golden['expected']): void {
  assert.ok(expected);
  const assessment = assess(golden.request, golden.context);
  assert.deepEqual(assessment.faults, []);
  assert.equal(assessment.letter?.letter, expected.letter);
  assert.equal(assessment.comprobante_type, expected.comprobante_type);
  assert.deepEqual(assessment.transparency, expected.transparency);
  if (expected.line_subtotals !== undefined) {
    assert.deepEqual(
      assessment.lines.map((line) => line.subtotal),
      expected.line_subtotals,
    );
  }
  const sent =
    expected.service === 'wsfex'
      ? exportFields(assessment.export_comprobante, expected.number)
      : fields(assessment.comprobante);
  assert.deepEqual(comparable(sent), comparable(expected.request));
  const told = assessment.comprobante ?? assessment.export_comprobante;
  assert.ok(told);
  const content = {
    date: told.date,
    cuit: golden.context.issuer.cuit,
    puntoDeVenta: told.punto_de_venta,
    type: told.type,
    number: expected.number,
    total: told.total,
    currency: told.currency,
    exchangeRate: told.exchange_rate,
    document: expected.service === 'wsfex' ? null : (assessment.recipient?.document ?? null),
    authorization: { kind: 'cae', code: expected.cae },
  } as const;
  assert.equal(qrText(content), expected.qr.text);
  assert.equal(qrUrl(content), expected.qr.url);
}

function checkRefused(golden: Golden): void {
  const expected = golden.expected_fault;
  assert.ok(expected);
  const { faults } = assess(golden.request, golden.context);
  const named = faults.find((fault) => fault.code === expected.code && fault.path === expected.path);
  assert.ok(named, JSON.stringify(faults));
  for (const code of expected.arca) assert.ok(named.arca.includes(code), `arca ${named.arca}`);
  if (expected.arca.length === 0) assert.deepEqual(named.arca, []);
  assert.deepEqual(
    faults.filter((fault) => fault !== named).map(({ code, path }) => ({ code, path })),
    expected.with ?? [],
  );
}

const compact = (day: string | null) => day?.replaceAll('-', '');

/** Drops what is not sent, as an absent field. */
function present(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function fields(sent: Comprobante | null): unknown {
  assert.ok(sent);
  const paid = sent.paid_in_same_currency;
  return present({
    Concepto: sent.concept,
    DocTipo: sent.document.type,
    DocNro: sent.document.number,
    CbteFch: compact(sent.date),
    ImpTotal: sent.total,
    ImpTotConc: sent.net_untaxed,
    ImpNeto: sent.net_taxed,
    ImpOpEx: sent.exempt,
    ImpIVA: sent.iva_total,
    ImpTrib: sent.other_taxes_total,
    MonId: sent.currency,
    MonCotiz: sent.exchange_rate,
    CanMisMonExt: paid === null ? null : paid ? 'S' : 'N',
    CondicionIVAReceptorId: sent.recipient_iva_condition,
    FchServDesde: compact(sent.service_from),
    FchServHasta: compact(sent.service_to),
    FchVtoPago: compact(sent.payment_due_date),
    Iva: sent.iva.map(({ id, base, amount }) => ({ Id: id, BaseImp: base, Importe: amount })),
    Tributos: sent.other_taxes.map((tax) => ({
      Id: tax.id,
      Desc: tax.description,
      BaseImp: tax.base,
      Alic: tax.rate,
      Importe: tax.amount,
    })),
    CbtesAsoc: sent.related.map((related) =>
      present({
        Tipo: related.type,
        PtoVta: related.punto_de_venta,
        Nro: related.number,
        Cuit: related.cuit,
        CbteFch: compact(related.date),
      }),
    ),
    PeriodoAsoc:
      sent.related_period === null
        ? null
        : { FchDesde: compact(sent.related_period.from), FchHasta: compact(sent.related_period.to) },
    Opcionales: sent.optionals.map(({ id, value }) => ({ Id: id, Valor: value })),
  });
}

function exportFields(sent: ExportComprobante | null, number: number): unknown {
  assert.ok(sent);
  return present({
    Cbte_Tipo: sent.type,
    Punto_vta: sent.punto_de_venta,
    Cbte_nro: number,
    Fecha_cbte: compact(sent.date),
    Tipo_expo: sent.export_type,
    Dst_cmp: sent.country,
    Cliente: sent.client.name,
    Domicilio_cliente: sent.client.address,
    Moneda_Id: sent.currency,
    Moneda_ctz: sent.exchange_rate,
    Imp_total: sent.total,
    Idioma_cbte: sent.language,
    Items: sent.items.map((item) => ({
      Pro_ds: item.description,
      Pro_qty: item.quantity,
      Pro_umed: item.unit,
      Pro_precio_uni: item.unit_price,
      Pro_bonificacion: item.discount,
      Pro_total_item: item.total,
    })),
    Permiso_existente: sent.has_permit === null ? '' : sent.has_permit ? 'S' : 'N',
    Forma_pago: sent.payment_terms,
    Fecha_pago: compact(sent.payment_date),
    Incoterms: sent.incoterms,
    Incoterms_Ds: sent.incoterms_detail,
    Cuit_pais_cliente: sent.client.country_tax_id,
    Id_impositivo: sent.client.foreign_tax_id,
    CanMisMonExt: sent.paid_in_same_currency === null ? null : sent.paid_in_same_currency ? 'S' : 'N',
  });
}

/** Numbers in one spelling, so that `120` and `120.00` are the same. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string') return normalDecimal(value);
  if (Array.isArray(value)) return value.map(comparable);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]): [string, unknown] => [key, comparable(inner)])
        .sort(([a], [b]) => a.localeCompare(b)),
    );
  }
  return value;
}

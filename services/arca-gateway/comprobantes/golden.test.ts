/** The worked cases of the domain say what ARCA must be sent: the translators are held to them field by field. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { comprobante, exportComprobante } from '@arca-api/contract/gateway';
import { assess } from '@arca-api/domain/invoice/assess';
import type { AssessmentContext } from '@arca-api/domain/invoice/assessment';
import type { InvoiceRequest } from '@arca-api/domain/invoice/request';
import { normalDecimal } from '@arca-api/domain/money/parse-decimal';
import { toDetail } from './wsfe/to-wsfe.ts';
import { toExport } from './wsfex/to-wsfex.ts';

interface Golden {
  readonly id: string;
  readonly title: string;
  readonly request: InvoiceRequest;
  readonly context: AssessmentContext;
  readonly expected?: {
    readonly service: 'wsfe' | 'wsfex';
    readonly number: number;
    readonly request: Readonly<Record<string, unknown>>;
  };
}

const FOLDER = fileURLToPath(new URL('../../../domain/golden/', import.meta.url));
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')) as Golden);

/** What a case does not name is ours to send as we see fit: these and no others. */
const OPTIONAL = new Set(['CbteDesde', 'CbteHasta', 'CanMisMonExt']);

suite('what ARCA is sent', () => {
  test('the cases cover both services', () => {
    const services = cases.map((golden) => golden.expected?.service);
    assert.equal(services.filter((service) => service === 'wsfe').length, 37);
    assert.equal(services.filter((service) => service === 'wsfex').length, 2);
  });

  for (const golden of cases) {
    const { expected } = golden;
    if (!expected) continue;
    test(`${golden.id} is sent as the manual wants it: ${golden.title}`, () => {
      const sent = translate(golden, expected.service, expected.number);
      const unnamed = Object.keys(sent).filter((name) => !(name in expected.request) && !OPTIONAL.has(name));
      assert.deepEqual(unnamed, []);
      for (const [name, value] of Object.entries(expected.request)) {
        assert.deepEqual(comparable(sent[name]), comparable(value), name);
      }
    });
  }
});

function translate(golden: Golden, service: 'wsfe' | 'wsfex', number: number): Record<string, unknown> {
  const assessment = assess(golden.request, golden.context);
  // As it arrives here: over the wire, by the contract.
  const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  return service === 'wsfe'
    ? { ...toDetail(comprobante.parse(overTheWire(assessment.comprobante)), number) }
    : { ...toExport(exportComprobante.parse(overTheWire(assessment.export_comprobante)), number) };
}

/** Amounts are compared as numbers, lists without order. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .map(comparable)
      .map((one) => JSON.stringify(one))
      .sort();
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, inner]) => [name, comparable(inner)]);
    return Object.fromEntries(entries.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  }
  return typeof value === 'string' && /^-?\d+\.\d+$|^\d$/.test(value) ? normalDecimal(value) : value;
}

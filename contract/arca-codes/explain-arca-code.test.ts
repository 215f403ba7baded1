import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { invoiceBody } from '../invoices.ts';
import { verifyBody } from '../received.ts';
import { ARCA_SERVICES, type ArcaService } from './entry.ts';
import { explainArcaCode, findArcaCode, listArcaCodes } from './explain-arca-code.ts';
import { ARCA_CODES } from './tables.ts';

const reference = process.env['ARCA_REFERENCE'] ?? resolve(import.meta.dirname, '../../../shared/arca');
const missing = existsSync(reference) ? undefined : `no tables in ${reference}`;
// Where it counts, a missing reference is a failure and not a skip.
const skip = process.env['CI'] === 'true' ? undefined : missing;

const codeRows = z.array(
  z.object({ code: z.union([z.number(), z.string()]), method: z.string().optional() }),
);
const readTable = (...path: string[]): unknown => JSON.parse(readFileSync(join(reference, ...path), 'utf8'));

/** The codes of a service in the reference, each once. */
function codesOf(service: ArcaService): readonly string[] {
  if (service !== 'wsfev1') {
    const { codes } = z.object({ codes: codeRows }).parse(readTable('codes', `${service}.json`));
    return [...new Set(codes.map(({ code }) => String(code)))];
  }
  const all = z.object({ codes: codeRows, later_versions_secondary: z.object({ codes: codeRows }) });
  const { codes, later_versions_secondary: later } = all.parse(readTable('wsfev1-errors.json'));
  return [...new Set([...codes, ...later.codes].map(({ code }) => String(code)))];
}

/** What the manuals say of a service's codes. */
function conditionsOf(service: ArcaService): readonly string[] {
  const rows = z.object({
    codes: z.array(z.object({ condition: z.string(), message: z.string().optional() })),
  });
  const path = service === 'wsfev1' ? ['wsfev1-errors.json'] : ['codes', `${service}.json`];
  return rows.parse(readTable(...path)).codes.flatMap(({ condition, message = '' }) => [condition, message]);
}

const RUN = 9;

function runsOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - RUN + 1))
    .map((_, at) => words.slice(at, at + RUN).join(' '));
}

/** The services that the reference has a table of. */
const TABLED = ARCA_SERVICES.filter((service) => service !== 'wsaa' && service !== 'padron');
/** Those that WSAA's technical specification lists. */
const WSAA_FAULTS = 20;

const everything = ARCA_SERVICES.flatMap((service) => listArcaCodes(service));
const nameOf = ({ service, code }: { readonly service: string; readonly code: string }) =>
  `${service} ${code}`;

/** `lines[].iva` → whether the body has it; optional, default, nullable and piped schemas are seen through. */
function resolves(schema: unknown, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  const inner = unwrap(schema);
  if (step === undefined) return inner !== undefined;
  if (step === '[]') return inner instanceof z.ZodArray && resolves(inner.element, rest);
  return inner instanceof z.ZodObject && step in inner.shape && resolves(inner.shape[step], rest);
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return unwrap(schema.unwrap());
  return schema;
}

/** What is sent where the service stands behind a door of ours. */
const bodyOf = (service: ArcaService) => (service === 'wscdc' ? verifyBody : invoiceBody);

const pathOf = (field: string): string[] => field.replaceAll('[]', '.[]').split('.');

describe("ARCA's codes", () => {
  for (const service of TABLED)
    test(`every code of the table of ${service} is explained, and none that it does not have`, {
      skip,
    }, () => {
      assert.equal(missing, undefined);
      const wanted = codesOf(service);
      assert.ok(wanted.length > 40);
      assert.deepEqual(Object.keys(ARCA_CODES[service]).sort(), [...wanted].sort());
    });

  test("every fault of WSAA's specification is explained", () => {
    const faults = Object.keys(ARCA_CODES.wsaa);
    assert.equal(faults.length, WSAA_FAULTS);
    for (const fault of faults) assert.match(fault, /^(coe|cms|xml|wsn|wsaa)(\.[a-zA-Z0-9]+)+$/);
  });

  test('every code has cause and fix in both languages, as whole sentences that differ', () => {
    for (const told of everything)
      for (const [what, { es, en }] of Object.entries({ cause: told.cause, fix: told.fix })) {
        assert.match(es, /^\S.{15,}[.»]$/, `${nameOf(told)} ${what}.es`);
        assert.match(en, /^\S.{13,}[."]$/, `${nameOf(told)} ${what}.en`);
        assert.notEqual(es, en, `${nameOf(told)} ${what}`);
        assert.doesNotMatch(en, /[¿¡]/, `${nameOf(told)} ${what}.en`);
      }
  });

  test('what to do is said in voseo', () => {
    const tuteo =
      /(?:^|[.;:] )(Revisa|Usa|Elige|Escribe|Agrega|Saca|Pon|Completa|Carga|Haz|Confirma|Deja|Quita|Corrige|Emite|Pide|Espera|Indica|Verifica|Copia|Suma) |(?<!\p{L})(tienes|puedes|debes|quieres|tú|contigo)(?!\p{L})/iu;
    for (const told of everything) assert.doesNotMatch(told.fix.es, tuteo, nameOf(told));
  });

  test('the field of a code is one that the body of its door may carry', () => {
    for (const told of everything)
      if (told.field !== null)
        assert.ok(resolves(bodyOf(told.service), pathOf(told.field)), `${nameOf(told)}: ${told.field}`);
    assert.equal(resolves(invoiceBody, pathOf('lines[].iva')), true);
    assert.equal(resolves(invoiceBody, pathOf('lines[].rate')), false);
    assert.equal(resolves(invoiceBody, pathOf('lines.iva')), false);
  });

  test('fields named in a fix are the same in both languages, and are such as the body of their door may carry', () => {
    const quoted = /[«"]([a-z_]+(?:\[\])?(?:\.[a-z_]+(?:\[\])?)*)[»"]/g;
    for (const told of everything) {
      const [es, en] = [told.fix.es, told.fix.en].map((text) =>
        [...text.matchAll(quoted)].map(([, field = '']) => field).sort(),
      );
      assert.deepEqual(es, en, nameOf(told));
      for (const field of es ?? [])
        assert.ok(resolves(bodyOf(told.service), pathOf(field)), `${nameOf(told)}: ${field}`);
    }
  });

  test('quotes are those of their language', () => {
    for (const told of everything) {
      assert.doesNotMatch(told.cause.es + told.fix.es, /"/, nameOf(told));
      assert.doesNotMatch(told.cause.en + told.fix.en, /[«»]/, nameOf(told));
    }
  });

  test("the words are our own: no run of nine of them is the manual's", { skip }, () => {
    assert.equal(missing, undefined);
    const theirs = new Set(TABLED.flatMap(conditionsOf).flatMap(runsOf));
    assert.ok(theirs.size > 5_000);
    for (const { cause, fix, ...told } of everything)
      for (const run of [cause.es, fix.es].flatMap(runsOf))
        assert.ok(!theirs.has(run), `${nameOf(told)}: ${run}`);
  });

  test('a sentence belongs to three codes at most, unless one is told by reference to another', () => {
    const seen = new Map<string, string[]>();
    for (const service of ARCA_SERVICES)
      for (const [code, told] of Object.entries(ARCA_CODES[service])) {
        const own = 'like' in told ? [told.differs] : [told.cause, told.fix];
        for (const text of own.flatMap((words) => (words === undefined ? [] : [words.es, words.en])))
          for (const sentence of new Set(text.split(/(?<=\.) (?=\p{Lu})/u)))
            seen.set(sentence, [...(seen.get(sentence) ?? []), `${service} ${code}`]);
      }
    for (const [sentence, codes] of seen) assert.ok(codes.length <= 3, `${codes.join(', ')}: ${sentence}`);
  });

  test('a code told by reference points at one that is told outright, and says what to do besides', () => {
    const aliases = ARCA_SERVICES.flatMap((service) =>
      Object.entries(ARCA_CODES[service]).flatMap(([code, told]) =>
        'like' in told ? [{ service, code, told }] : [],
      ),
    );
    assert.ok(aliases.length > 100);
    for (const { service, code, told } of aliases) {
      const base = findArcaCode(told.like.service, told.like.code);
      assert.ok(base !== null && base.same_as === null, `${service} ${code}`);
      const { fix, cause } = explainArcaCode(service, code);
      assert.ok(fix.es.startsWith(base.fix.es) && fix.es !== base.fix.es, `${service} ${code}`);
      assert.ok(cause.en.startsWith(base.cause.en), `${service} ${code}`);
    }
  });

  test('a code that our own faults anticipate names them', () => {
    assert.deepEqual(explainArcaCode('wsfev1', 10069).faults, ['recipient.same_as_issuer']);
    assert.deepEqual(explainArcaCode('wsfev1', 788).faults, ['recipient.same_as_issuer']);
    assert.deepEqual(explainArcaCode('wsfev1', 10124).faults, ['optional.value_invalid']);
    assert.deepEqual(explainArcaCode('wsfev1', 10165).faults, ['mipyme.cbu_invalid']);
    assert.deepEqual(explainArcaCode('wsfev1', 10001).faults, []);
    assert.deepEqual(explainArcaCode('wscdc', 2).faults, ['received.issuer_invalid']);
    assert.deepEqual(explainArcaCode('wsct', 101).faults, []);
  });

  test('the padrón is known by its messages, whosever CUIT they name', () => {
    const message = 'Este token no le permite actuar en representacion de la CUIT 30000000139.';
    const { field, kind, code } = explainArcaCode('padron', message);
    assert.deepEqual([field, kind, code], ['taxpayer', 'access', message]);
    assert.equal(findArcaCode('padron', 'No existe persona con ese Id')?.field, 'recipient.cuit');
    assert.equal(findArcaCode('padron', 'constructor'), null);
  });

  test("an unknown code is answered in ARCA's own words, whatever it is called", () => {
    for (const code of [99_999, 'constructor', '__proto__', '', '10016x']) {
      assert.equal(findArcaCode('wsfev1', code), null);
      const { cause, fix, kind } = explainArcaCode('wsfev1', code, ' Campo desconocido ');
      assert.equal(kind, 'rejection');
      assert.match(cause.es, /«Campo desconocido»\.$/);
      assert.match(fix.en, /request_id/);
    }
    assert.doesNotMatch(explainArcaCode('wsfev1', 99_999).cause.es, /«/);
  });
});

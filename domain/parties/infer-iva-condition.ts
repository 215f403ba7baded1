/** The padrón never says the IVA condition: it says taxes, and the condition is inferred from them. */
import type { Words } from '../faults/fault.ts';
import type { IvaCondition } from './iva-condition.ts';

/** What the padrón says of somebody, in no service's own words. */
export interface TaxRegistration {
  readonly kind: 'person' | 'company';
  /** The padrón answered that it holds the tax data back (`errorConstancia`). */
  readonly withheld: boolean;
  readonly monotributo: { readonly description: string; readonly period: number | null } | null;
  readonly taxes: readonly TaxFact[];
}

/** One tax somebody is registered in. */
export interface TaxFact {
  /** ARCA's idImpuesto. */
  readonly id: number;
  readonly description: string;
  /** `AC`, `EX`, `NA`...; `null` where the padrón lists active taxes only. */
  readonly state: string | null;
  /** `yyyymm` since when. */
  readonly period: number | null;
}

/** The condition and, in words, what it was inferred from. */
export interface InferredCondition {
  /** `null`: it cannot be told, ask. */
  readonly condition: IvaCondition | null;
  readonly why: Words;
}

const MONOTRIBUTO_TAX = 20;
const IVA_TAX = 30;
const EXEMPT_TAX = 32;
const NOT_REACHED_TAX = 34;

/**
 * Infers the IVA condition, as a suggestion the caller may override; never guesses where the padrón is silent.
 *
 * @example
 * inferIvaCondition({ kind: 'company', withheld: false, monotributo: null,
 *   taxes: [{ id: 30, description: 'IVA', state: 'AC', period: 202001 }] }).condition; // 'responsable_inscripto'
 */
export function inferIvaCondition(facts: TaxRegistration): InferredCondition {
  if (facts.withheld) return ask('El padrón no muestra sus impuestos.', 'The padrón holds its taxes back.');
  const active = (id: number) => facts.taxes.find((tax) => tax.id === id && isActive(tax));
  const monotributoTax = active(MONOTRIBUTO_TAX);
  const iva = active(IVA_TAX);
  const monotributo = facts.monotributo ?? monotributoTax ?? null;
  if (monotributo !== null && iva !== undefined) {
    return newerOf(monotributo.description, monotributo.period, iva.period);
  }
  if (monotributo !== null) return kindOfMonotributo(monotributo.description);
  if (iva !== undefined) return told('responsable_inscripto', 'Tiene IVA activo.', 'IVA is active.');
  const hasState = (id: number, state: string) =>
    facts.taxes.some((tax) => tax.id === id && tax.state === state);
  if (active(EXEMPT_TAX) !== undefined || hasState(IVA_TAX, 'EX')) {
    return told('exento', 'Figura exento en IVA.', 'It is exempt from IVA.');
  }
  if (active(NOT_REACHED_TAX) !== undefined || hasState(IVA_TAX, 'NA')) {
    return told('no_alcanzado', 'Figura no alcanzado por IVA.', 'IVA does not reach it.');
  }
  if (facts.kind === 'person') {
    return told('consumidor_final', 'Es una persona sin IVA ni monotributo.', 'A person without IVA taxes.');
  }
  return ask(
    'Es una empresa sin IVA: puede ser exenta, no alcanzada o no categorizada.',
    'A company without IVA: it may be exempt, not reached or not categorised.',
  );
}

function isActive(tax: TaxFact): boolean {
  return tax.state === null || tax.state === '' || tax.state === 'AC';
}

/** The month of changing regime shows both: the more recent one rules, and equals are asked for. */
function newerOf(description: string, monotributo: number | null, iva: number | null): InferredCondition {
  if (monotributo === null || iva === null || monotributo === iva) {
    return ask('Figura en monotributo y en IVA a la vez.', 'It is in monotributo and in IVA at once.');
  }
  return monotributo > iva
    ? kindOfMonotributo(description)
    : told('responsable_inscripto', 'Pasó de monotributo a IVA.', 'It went from monotributo to IVA.');
}

function kindOfMonotributo(description: string): InferredCondition {
  const words = description.toUpperCase();
  const condition = words.includes('SOCIAL')
    ? 'monotributo_social'
    : words.includes('PROMOVIDO')
      ? 'monotributo_promovido'
      : 'monotributo';
  return told(condition, 'Tiene monotributo activo.', 'Monotributo is active.');
}

function told(condition: IvaCondition, es: string, en: string): InferredCondition {
  return { condition, why: { es, en } };
}

function ask(es: string, en: string): InferredCondition {
  return { condition: null, why: { es, en } };
}

/** A service as data: what differs between ARCA's services is declared here once, so that each new one is one file. */
import type { FieldSet, Fields, RecordInput, RecordOutput } from '../codec/record.ts';
import { fieldSet } from '../codec/record.ts';
import type { ServiceId } from '../endpoints.ts';
import type { Dialect } from './dialects.ts';

/**
 * One operation of a service. `A` says whether it takes credentials.
 *
 * @example
 * const { name, isAuthenticated } = wsfe.operations.dummy; // 'FEDummy', false
 */
export interface Operation<I extends Fields, O extends Fields, A extends boolean> {
  /** ARCA's own name. */
  readonly name: string;
  readonly isAuthenticated: A;
  readonly request: I;
  readonly result: O;
  readonly requestFields: FieldSet;
  readonly resultFields: FieldSet;
  /** The result's element inside the response, where the dialect's rule does not say. */
  readonly resultElement: string | undefined;
  /**
   * Why an answer cannot be one to this request, or contradicts itself; `null`: it fits. One that does not fit is
   * never handed out: whether anything was done stays unknown.
   */
  contradiction?(asked: RecordInput<I>, told: RecordOutput<O>): string | null;
  /** The element that carries the credentials, where the service's usual one is not it. */
  readonly authElement: string | undefined;
  /** Whether the request's fields stand inside that element, after the credentials. */
  readonly isInsideAuth: boolean;
  /** Whether the request is an empty body: the SOAPAction says it all. */
  readonly isBodyless: boolean;
}

/**
 * A service: its place, its dialect, and its operations by the names that callers use.
 *
 * @example
 * const operations = {
 *   dummy: openOperation({ name: 'ComprobanteDummy', request: {}, result: { AppServer: optional(text()) } }),
 * };
 * const wscdc: ServiceDescriptor<typeof operations> = {
 *   id: 'wscdc',
 *   wsaaName: 'wscdc',
 *   namespace: 'http://servicios1.afip.gob.ar/wscdc/',
 *   dialect: asmx,
 *   operations,
 * };
 */
export interface ServiceDescriptor<Operations = unknown> {
  readonly id: ServiceId;
  /** What WSAA calls it; a ticket is good for this name alone. */
  readonly wsaaName: string;
  readonly namespace: string;
  readonly dialect: Dialect;
  readonly operations: Operations;
  /** Takes secrets out of an answer before anything keeps it. */
  readonly redactResponse?: (xml: string) => string;
}

interface OperationParts<I extends Fields, O extends Fields> {
  readonly name: string;
  readonly request: I;
  readonly result: O;
  readonly resultElement?: string;
  readonly authElement?: string;
  readonly isInsideAuth?: boolean;
  readonly isBodyless?: boolean;
  contradiction?(asked: RecordInput<I>, told: RecordOutput<O>): string | null;
}

function build<I extends Fields, O extends Fields, A extends boolean>(
  parts: OperationParts<I, O>,
  isAuthenticated: A,
): Operation<I, O, A> {
  return {
    ...parts,
    isAuthenticated,
    requestFields: fieldSet(parts.request),
    resultFields: fieldSet(parts.result),
    resultElement: parts.resultElement,
    authElement: parts.authElement,
    isInsideAuth: parts.isInsideAuth ?? false,
    isBodyless: parts.isBodyless ?? false,
  };
}

/**
 * An operation that takes `{ token, sign, cuit }`.
 *
 * @example
 * const tiposIva = operation({ name: 'FEParamGetTiposIva', request: {}, result: { ResultGet: list('IvaTipo', tipo) } });
 */
export function operation<const I extends Fields, const O extends Fields>(
  parts: OperationParts<I, O>,
): Operation<I, O, true> {
  return build(parts, true);
}

/**
 * An operation that anybody may call.
 *
 * @example
 * const dummy = openOperation({ name: 'FEDummy', request: {}, result: { AppServer: optional(text()) } });
 */
export function openOperation<const I extends Fields, const O extends Fields>(
  parts: OperationParts<I, O>,
): Operation<I, O, false> {
  return build(parts, false);
}

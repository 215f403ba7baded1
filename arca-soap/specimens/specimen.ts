/** One answer of ARCA's and what it authorizes, declared by hand: what a decoder says is held against it. */
import type { Fields } from '../codec/record.ts';
import type { Operation, ServiceDescriptor } from '../service/descriptor.ts';

export type AnyOperation = Operation<Fields, Fields, boolean>;
export type AnyService = ServiceDescriptor<Readonly<Record<string, AnyOperation>>>;

/** A request, its answer, and what may be believed of it. */
export interface Specimen {
  readonly name: string;
  readonly service: AnyService;
  readonly operation: AnyOperation;
  /** What is asked, without credentials. */
  readonly asked: unknown;
  readonly status: number;
  readonly body: string;
  /** `number code` of everything that this answer authorizes: nothing else may ever be read from a damaged copy. */
  readonly authorizes: readonly string[];
  /** The same, as a decoded result says it. */
  authorizedIn(result: Record<string, unknown>): readonly string[];
}

const SOAP =
  'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

/** ARCA's envelope around the inside of a body, as its ASP.NET services write it. */
export const envelope = (inside: string, header = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope ${SOAP}>${header}<soap:Body>${inside}</soap:Body></soap:Envelope>`;

/** A SOAP 1.1 fault. */
export const fault = (code: string, words: string): string =>
  envelope(
    `<soap:Fault><faultcode>${code}</faultcode><faultstring>${words}</faultstring><detail /></soap:Fault>`,
  );

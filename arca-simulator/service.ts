// What every simulated service looks like from the door, so that a new one is a folder and a line in the list.
import type { IncomingHttpHeaders } from 'node:http';
import type { WsaaFaultCode } from './wsaa/faults.ts';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  /** Empty when the answer carries none, as the load balancer's do. */
  readonly contentType: string;
  readonly body: string;
}

/** A request that has been read but not carried out. */
export interface Call {
  readonly operation: string;
  /** The CUIT represented, when the request names one. */
  readonly cuit: string | undefined;
  /** The punto de venta that the request is about, when it names one. */
  readonly puntoDeVenta?: number | undefined;
  /** Carries the request out, synchronously: everything it changes is committed when it returns. */
  run(conditions?: Conditions): Answer;
  /** The same service's way of failing on purpose. */
  fail(failure: Failure): Answer;
}

/** What a fault plan asks of an answer that is otherwise good. */
export interface Conditions {
  /** Notices to put into `Events`, where the service has such a thing. */
  readonly events?: readonly { readonly code: number; readonly message: string }[];
  /** Carry out only so many comprobantes of a batch. */
  readonly keep?: number | 'half';
}

/** A failure that a fault rule asks for. */
export interface Failure {
  readonly code: 500 | 501 | 502 | 600 | 601;
  /** For a login: which refusal of WSAA's. */
  readonly login?: WsaaFaultCode;
}

/** The software that a service of ARCA runs on, which has manners of its own before any operation is reached. */
export type Stack = 'axis' | 'asmx' | 'cxf';

export interface Service {
  readonly name: string;
  readonly path: string;
  readonly stack: Stack;
  /** The WSDL, with `endpoint` as its address. */
  wsdl(endpoint: string): string;
  /** Reads a request. An unreadable one comes back as a call that answers so. */
  open(request: { readonly headers: IncomingHttpHeaders; readonly body: string }): Call;
}

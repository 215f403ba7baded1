// What every simulated service looks like from the door, so that a new one is a folder and a line in the list.
import type { IncomingHttpHeaders } from 'node:http';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A request that has been read but not carried out. */
export interface Call {
  readonly operation: string;
  /** The CUIT represented, when the request names one. */
  readonly cuit: string | undefined;
  /** Carries the request out, synchronously: everything it changes is committed when it returns. */
  run(): Answer;
  /** The same service's way of failing on purpose. */
  fail(failure: Failure): Answer;
}

/** A failure that a fault rule asks for. */
export interface Failure {
  readonly code: 500 | 501 | 502 | 600;
}

export interface Service {
  readonly name: string;
  readonly path: string;
  /** The WSDL, with `endpoint` as its address. */
  wsdl(endpoint: string): string;
  /** Reads a request. An unreadable one comes back as a call that answers so. */
  open(request: { readonly headers: IncomingHttpHeaders; readonly body: string }): Call;
}

/** undici's contract with the simulated way behind it: what arca-soap believes to be its connections. */
import type { Struck } from 'arca-simulator';
import { Dispatcher } from 'undici';
import type { ArcaRequest } from './arca.ts';

type Handler = Dispatcher.DispatchHandler;

/** One exchange as undici tells it. */
class Open {
  readonly #handler: Handler;
  readonly #controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    abort() {},
    pause() {},
    resume() {},
  };

  constructor(handler: Handler) {
    this.#handler = handler;
  }

  /** The request begins to leave. */
  begin(): void {
    this.#handler.onRequestStart?.(this.#controller, {});
  }

  break(code: string): void {
    this.#handler.onResponseError?.(this.#controller, Object.assign(new Error(code), { code }));
  }

  answer(struck: Struck): void {
    if (struck.kind !== 'answer') {
      this.break('ECONNRESET');
      return;
    }
    const { status, contentType, body } = struck.answer;
    this.#handler.onResponseStart?.(this.#controller, status, { 'content-type': contentType }, '');
    this.#handler.onResponseData?.(this.#controller, Buffer.from(body, 'utf8'));
    this.#handler.onResponseEnd?.(this.#controller, {});
  }
}

export class Connections extends Dispatcher {
  static readonly Open = Open;
  readonly #send: (request: ArcaRequest, handler: Handler) => void;

  constructor(send: (request: ArcaRequest, handler: Handler) => void) {
    super();
    this.#send = send;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Handler): boolean {
    const headers = options.headers as Readonly<Record<string, string>>;
    this.#send({ path: options.path, headers, body: String(options.body) }, handler);
    return true;
  }
}

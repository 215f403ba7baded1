/** A network without sockets, for tests that ask a hundred thousand times: undici's contract, and nothing behind it. */
import { Dispatcher } from 'undici';
import type { Reply } from './serve.ts';

/** Answers every request with what `answer` returns for its path and body. */
export class AnswerInMemory extends Dispatcher {
  readonly #answer: (path: string, body: string) => Reply;

  constructor(answer: (path: string, body: string) => Reply) {
    super();
    this.#answer = answer;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const controller: Dispatcher.DispatchController = {
      aborted: false,
      paused: false,
      reason: null,
      abort() {},
      pause() {},
      resume() {},
    };
    queueMicrotask(() => {
      handler.onRequestStart?.(controller, {});
      const { status, body, headers } = this.#answer(options.path, String(options.body));
      const told = { 'content-type': 'text/xml; charset=utf-8', ...headers };
      handler.onResponseStart?.(controller, status, told, '');
      handler.onResponseData?.(controller, Buffer.from(body, 'utf8'));
      handler.onResponseEnd?.(controller, {});
    });
    return true;
  }
}

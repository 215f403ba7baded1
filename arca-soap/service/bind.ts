/** Turns a service's descriptor into an object of typed methods. */
import type { Fields, RecordInput, RecordOutput } from '../codec/record.ts';
import type { Exchange } from '../exchange.ts';
import { callOperation } from './call.ts';
import type { Operation, ServiceDescriptor } from './descriptor.ts';
import type { Credentials } from './dialects.ts';
import type { CallOptions, Kernel } from './kernel.ts';

/**
 * What ARCA answered, in its own names, and the exchange to archive.
 *
 * @example
 * const { result, exchange }: Answer<FECAEResponse> = await arca.wsfe.solicitarCae(request, call);
 */
export interface Answer<Result> {
  readonly result: Result;
  /**
   * What the server says of itself in the header: `ambiente` (`HomologacionExterno - efa`), `fecha` and `id`, its version.
   * Empty where it says nothing, as the padrón does.
   */
  readonly server: Readonly<Record<string, string>>;
  readonly exchange: Exchange;
}

/**
 * An operation as a function.
 *
 * @example
 * const ultimo: Method<typeof ultimoAutorizado> = arca.wsfe.ultimoAutorizado;
 */
export type Method<O> =
  O extends Operation<infer Request, infer Result, infer Authenticated>
    ? (
        input: Authenticated extends true
          ? { readonly auth: Credentials } & RecordInput<Request>
          : RecordInput<Request>,
        call: CallOptions,
      ) => Promise<Answer<RecordOutput<Result>>>
    : never;

/**
 * A service's operations as methods. Every one of them rejects with {@link ArcaFailure} alone.
 *
 * @example
 * const { result } = await arca.wsfe.ultimoAutorizado({ auth, PtoVta: 1, CbteTipo: 6 }, { deadline });
 */
export type BoundService<Operations> = { readonly [K in keyof Operations]: Method<Operations[K]> };

type AnyOperations = Readonly<Record<string, Operation<Fields, Fields, boolean>>>;

/**
 * Binds every operation of a descriptor to one client.
 *
 * @example
 * const wscdc = bindService(arca.kernel, wscdcDescriptor);
 * await wscdc.dummy({}, { deadline });
 */
export function bindService<Operations extends AnyOperations>(
  kernel: Kernel,
  service: ServiceDescriptor<Operations>,
): BoundService<Operations> {
  const methods = Object.entries(service.operations).map(([name, operation]) => {
    const method = async (input: unknown, call: CallOptions) => {
      if (!operation.isAuthenticated || typeof input !== 'object' || input === null) {
        const credentials = operation.isAuthenticated ? credentialsIn(null) : null;
        return await callOperation(kernel, service, operation, { credentials, fields: input }, call);
      }
      const { auth, ...fields } = input as Readonly<Record<string, unknown>>;
      const credentials = credentialsIn(auth);
      return await callOperation(kernel, service, operation, { credentials, fields }, call);
    };
    return [name, method];
  });
  return Object.fromEntries(methods);
}

/** Anything that is not text becomes empty text, which the credential's own field then refuses by name. */
function credentialsIn(auth: unknown): Credentials {
  const given = typeof auth === 'object' && auth !== null ? auth : {};
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    token: textOf('token' in given ? given.token : ''),
    sign: textOf('sign' in given ? given.sign : ''),
    cuit: textOf('cuit' in given ? given.cuit : ''),
  };
}

// The door that every ASMX service shares: finds the operation, reads it by its shape, answers by its table.
import type { Answer, Call, Conditions, Failure, Service } from '../../service.ts';
import { decode, encode, part, type Scalar, type Shape, shape, UnreadableValue } from '../shape.ts';
import { writeWsdl } from '../wsdl.ts';
import { type AsmxHeader, asmxAnswer, asmxFault, headerXml } from './answers.ts';
import { findPunto } from './find-punto.ts';
import { type Routed, route } from './route.ts';

/** Request and result of one operation. */
export interface OperationShape {
  readonly request: Shape;
  readonly result: Shape;
  /** Its answers were seen to end with a line break. */
  readonly endsLine?: boolean;
}

/** What makes one ASMX service different from another. */
export interface AsmxSpec<Name extends string> {
  readonly name: string;
  readonly path: string;
  /** Ends with `/`; its SOAPActions begin with it. */
  readonly namespace: string;
  readonly operations: Readonly<Record<Name, OperationShape>>;
  header(): AsmxHeader;
  /** A request that cannot be read is refused with the header. */
  readonly headerOnFaults: boolean;
  /** The CUIT represented. */
  cuitOf(request: AsmxRequest): string | undefined;
  /** The result of a request that could be read, whatever its ticket. */
  run(name: Name, request: AsmxRequest, keep?: Conditions['keep']): object;
  /** Notices as a part of the result; as WSFEv1 has them unless told. */
  events?(events: NonNullable<Conditions['events']>): object;
  fail(name: Name, failure: Failure, request: AsmxRequest): object;
}

/** A decoded request: every ASMX service of ARCA carries its ticket so. */
export interface AsmxRequest {
  readonly Auth?: { readonly Token?: string; readonly Sign?: string; readonly Cuit: number };
}

export function createAsmxService<Name extends string>(spec: AsmxSpec<Name>): Service {
  return {
    name: spec.name,
    path: spec.path,
    stack: 'asmx',
    wsdl: (endpoint) =>
      writeWsdl({
        name: 'Service',
        namespace: spec.namespace,
        endpoint,
        dialect: 'asmx',
        operations: Object.entries<OperationShape>(spec.operations).map(([name, { request, result }]) => ({
          name,
          request,
          response: shape(`${name}Response`, part(`${name}Result`, result)),
        })),
      }),
    open({ headers, body }) {
      const routed = route(spec, headers, body);
      return 'status' in routed ? fixed('', routed) : openOperation(spec, routed);
    },
  };
}

function openOperation<Name extends string>(
  spec: AsmxSpec<Name>,
  { name, version, node }: Routed<Name>,
): Call {
  const { request: type, result, endsLine = false } = spec.operations[name];
  const header = (): string => headerXml(spec.namespace, spec.header());
  const answer = (value: object): Answer =>
    asmxAnswer(version, spec.namespace, header(), name, encode(result, value), endsLine);
  let request: AsmxRequest;
  try {
    // An element that is not the operation's is not read, and so has no Auth.
    const isOwn = node?.name === name && node.namespace === spec.namespace;
    request = isOwn ? decode(type, node, spec.namespace) : {};
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error;
    const text = unreadableText(error);
    return fixed(name, asmxFault(version, text, spec.headerOnFaults ? header() : ''));
  }
  return {
    operation: name,
    cuit: spec.cuitOf(request),
    puntoDeVenta: findPunto(request),
    run: ({ events, keep } = {}) =>
      answer({ ...spec.run(name, request, keep), ...(events ? (spec.events ?? asEvents)(events) : {}) }),
    fail: (failure) => answer(spec.fail(name, failure, request)),
  };
}

function asEvents(events: NonNullable<Conditions['events']>): object {
  return { Events: { Evt: events.map(({ code, message }) => ({ Code: code, Msg: message })) } };
}

const NET_TYPES: Readonly<Partial<Record<Scalar, string>>> = {
  short: 'an Int16',
  int: 'an Int32',
  long: 'an Int64',
  decimal: 'a Decimal',
};

/** As .NET words it, exception inside exception. */
function unreadableText({ problem, type, line, column }: UnreadableValue): string {
  const inner =
    problem === 'format'
      ? 'System.FormatException: Input string was not in a correct format.'
      : `System.OverflowException: Value was either too large or too small for ${NET_TYPES[type]}.`;
  return `Server was unable to read request. ---> System.InvalidOperationException: There is an error in XML document (${line}, ${column}). ---> ${inner}`;
}

function fixed(operation: string, answer: Answer): Call {
  return { operation, cuit: undefined, run: () => answer, fail: () => answer };
}

// The WSCDC door: ASMX, an event without text on every answer, and the request told back even when it is refused.
import { PATHS } from '../paths.ts';
import type { Service } from '../service.ts';
import { createAsmxService } from '../soap/asmx/open-asmx.ts';
import { argentineDate, dotnetIso } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { type Credentials, checkTicket } from '../wsaa/tickets/check-ticket.ts';
import { type DatedRow, DOC_TIPOS } from '../wsfe/tables/params.ts';
import type { Cmp } from './cmp.ts';
import { toCodeAndText, VERIFICATION_CODES } from './codes.ts';
import { constatar, refuseConstatar } from './constatar.ts';
import { OPERATIONS, type OperationName } from './shapes.ts';
import { CBTE_TIPOS } from './tables/cbte-tipos.ts';
import { MODES } from './tables/modes.ts';

const MANNER = { service: 'wscdc', signatureFirst: true };
const Events = { Evt: [{ Code: 0 }] };

type Request = { readonly Auth?: Credentials; readonly CmpReq?: Cmp };
type Finding = { readonly code: number; readonly message?: string };

export function createWscdc(world: World): Service {
  return createAsmxService({
    name: 'wscdc',
    path: PATHS.wscdc,
    namespace: 'http://servicios1.afip.gob.ar/wscdc/',
    operations: OPERATIONS,
    header: () => ({ ...world.settings.servers.wscdc, fecha: dotnetIso(world.clock.now()) }),
    headerOnFaults: true,
    cuitOf: ({ Auth }) => Auth && String(Auth.Cuit),
    run(name, request) {
      const refusal = name === 'ComprobanteDummy' ? undefined : checkToken(world, request.Auth);
      return refusal ? refuse(name, request, refusal) : RUN[name](world, request);
    },
    fail: (name, { code }, request) => refuse(name, request, { code }),
  });
}

const RUN: Readonly<Record<OperationName, (world: World, request: Request) => object>> = {
  ComprobanteConstatar: (world, { CmpReq }) => constatar(world, CmpReq),
  ComprobantesModalidadConsultar: () =>
    table(
      'FacModTipo',
      MODES.map(([Cod, Desc]) => ({ Cod, Desc })),
    ),
  ComprobantesTipoConsultar: () =>
    table(
      'CbteTipo',
      CBTE_TIPOS.map(([Id, Desc]) => ({ Id, Desc })),
    ),
  DocumentosTipoConsultar: (world) =>
    table(
      'DocTipo',
      documentTypes(world).map(([id, Desc]) => ({ Id: id.padStart(2, '0'), Desc })),
    ),
  // Kept for a future that has not come.
  OpcionalesTipoConsultar: () => ({
    Errors: { Err: [toCodeAndText(503, `${VERIFICATION_CODES[503]?.message}OpcionalesTipoConsultar`)] },
    Events,
  }),
  ComprobanteDummy: () => ({ AppServer: 'OK', DbServer: 'OK', AuthServer: 'OK' }),
};

const documentTypes = (world: World): readonly DatedRow[] =>
  DOC_TIPOS.filter(([, , from]) => from <= argentineDate(world.clock.now()));

const table = (element: string, rows: readonly object[]): object => ({
  ResultGet: { [element]: rows },
  Events,
});

function refuse(name: OperationName, { CmpReq }: Request, { code, message }: Finding): object {
  if (name === 'ComprobanteConstatar') return refuseConstatar(CmpReq, code, message);
  return { Errors: { Err: [toCodeAndText(code, message)] }, Events };
}

function checkToken(world: World, auth: Credentials | undefined): Finding | undefined {
  if (!auth) return { code: 500, message: 'Campo Auth no fue ingresado o esta mal formado.' };
  const flaw = checkTicket(world, auth, MANNER);
  if (flaw) return flaw.of === 'ticket' ? { code: 600, message: flaw.message } : { code: 601 };
  return world.people.find(String(auth.Cuit))?.active === false ? { code: 602 } : undefined;
}

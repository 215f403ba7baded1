// The WSFEv1 door: ASMX, errors inside the answer, and no header on its faults.
import { PATHS } from '../paths.ts';
import type { Service } from '../service.ts';
import { createAsmxService } from '../soap/asmx/open-asmx.ts';
import { dotnetIso } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { type Credentials, checkTicket } from '../wsaa/tickets/check-ticket.ts';
import { CODES, type Finding, find } from './codes.ts';
import { toCodeAndText } from './operations/authorize-request.ts';
import { RUN } from './operations/run-operation.ts';
import { OPERATIONS, type OperationName } from './shapes/operations.ts';

const MANNER = { service: 'wsfe', signatureFirst: false };

/** Errors alone, but for the one operation whose refusals were seen to repeat the punto de venta. */
function refuse(name: OperationName, request: object, finding: Finding): object {
  const repeats = name === 'FECAEASinMovimientoInformar' && 'PtoVta' in request;
  return {
    ...(repeats ? { PtoVta: request.PtoVta } : {}),
    Errors: { Err: [toCodeAndText(finding)] },
  };
}

export function createWsfe(world: World): Service {
  return createAsmxService({
    name: 'wsfe',
    path: PATHS.wsfe,
    namespace: 'http://ar.gov.afip.dif.FEV1/',
    operations: OPERATIONS,
    header: () => ({ ...world.settings.servers.wsfe, fecha: dotnetIso(world.clock.now()) }),
    headerOnFaults: false,
    cuitOf: ({ Auth }) => Auth && String(Auth.Cuit),
    run(name, request, keep) {
      const refusal = name === 'FEDummy' ? undefined : checkToken(world, request.Auth);
      if (refusal) return refuse(name, request, refusal);
      return RUN[name](world, String(request.Auth?.Cuit ?? ''), request as never, keep);
    },
    fail: (name, { code }, request) =>
      refuse(
        name,
        request,
        code === 500 ? find(500, 'Error interno de aplicación.') : find(code, CODES[code]?.message),
      ),
  });
}

function checkToken(world: World, auth: Credentials | undefined): Finding | undefined {
  if (!auth) return find(500);
  const flaw = checkTicket(world, auth, MANNER);
  return flaw && find(600, flaw.message);
}

// The WSFEXv1 door: ASMX, one error and one event on every answer, and its header on faults too.
import { PATHS } from '../paths.ts';
import type { Service } from '../service.ts';
import { createAsmxService } from '../soap/asmx/open-asmx.ts';
import { dotnetIso } from '../world/time/calendar.ts';
import type { World } from '../world/world.ts';
import { type Credentials, checkTicket } from '../wsaa/tickets/check-ticket.ts';
import { EXPORT_CODES, type ExportFinding, findExport } from './codes.ts';
import { refused } from './operations/results.ts';
import { RUN } from './operations/run-operation.ts';
import { OPERATIONS, type OperationName } from './shapes.ts';

const MANNER = { service: 'wsfex', signatureFirst: true };

export function createWsfex(world: World): Service {
  return createAsmxService({
    name: 'wsfex',
    path: PATHS.wsfex,
    namespace: 'http://ar.gov.afip.dif.fexv1/',
    operations: OPERATIONS,
    header: () => ({ ...world.settings.servers.wsfex, fecha: dotnetIso(world.clock.now()) }),
    headerOnFaults: true,
    // One event an answer: the last one told.
    events: (events) => {
      const last = events.at(-1);
      return { FEXEvents: { EventCode: last?.code ?? 0, EventMsg: last?.message } };
    },
    cuitOf: ({ Auth }) => Auth && String(Auth.Cuit),
    run(name, request) {
      const refusal = name === 'FEXDummy' ? undefined : checkToken(world, name, request.Auth);
      if (refusal) return refused(world, refusal);
      return RUN[name](world, String(request.Auth?.Cuit ?? ''), request as never);
    },
    fail: (_name, { code }) => refused(world, findExport(code === 600 ? 1000 : code, world.rulesDay())),
  });
}

function checkToken(
  world: World,
  operation: OperationName,
  auth: Credentials | undefined,
): ExportFinding | undefined {
  const unauthorized = (message: string): ExportFinding => ({
    code: 1000,
    message: (EXPORT_CODES[1000]?.message ?? '') + message,
  });
  if (!auth) return unauthorized('');
  const flaw = checkTicket(world, auth, MANNER);
  if (!flaw) return undefined;
  if (flaw.of === 'ticket') return unauthorized(flaw.message);
  return findExport(operation === 'FEXAuthorize' && auth.Cuit <= 0 ? 1002 : 1001, world.rulesDay());
}

/** Whether one of ARCA's services answers at all: its own "dummy", which needs no ticket and touches nobody's books. */
import type { ArcaServiceName } from '@arca-api/contract/gateway';
import type { ArcaClient, CallOptions, Exchange } from 'arca-soap';
import { type Ended, NEUTRAL, type Permit, type Wanted } from '../breaker/breakers.ts';
import { recordCall } from '../exchanges/record-call.ts';
import type { GatewayParts } from '../parts.ts';

interface Servers {
  readonly AppServer?: string | undefined;
  readonly DbServer?: string | undefined;
  readonly AuthServer?: string | undefined;
}

type Dummy = (
  arca: ArcaClient,
  options: CallOptions,
) => Promise<{ readonly result: Servers; readonly exchange: Exchange }>;

const DUMMIES: Partial<Record<ArcaServiceName, Dummy>> = {
  wsfe: (arca, options) => arca.wsfe.dummy({}, options),
  wsfex: (arca, options) => arca.wsfex.dummy({}, options),
};

/** `null`: the service has none that we use, and the call that is wanted shows it by itself. */
export function pingArca(parts: GatewayParts, wanted: Wanted): Promise<Ended> | null {
  const { environment, service, cuit, deadline } = wanted;
  const dummy = DUMMIES[service];
  const arca = parts.arca(environment);
  return dummy === undefined || arca === null ? null : ask();

  async function ask(): Promise<Ended> {
    const patience = parts.settings.timeouts.read;
    let heard: Ended = NEUTRAL;
    const permit: Permit = {
      isProbe: true,
      deadline: Math.min(deadline, parts.clock.now() + patience),
      async leave(ended) {
        heard = ended;
      },
    };
    await recordCall(
      parts,
      permit,
      { environment, cuit, health: service, methods: 'read', sendId: null, patience },
      (until) => (dummy as Dummy)(arca as ArcaClient, { deadline: until }),
      complaintOf,
    );
    return heard;
  }
}

function complaintOf({ AppServer, DbServer, AuthServer }: Servers): string | null {
  const servers = { AppServer, DbServer, AuthServer };
  const out = Object.entries(servers).filter(([, said]) => said !== 'OK');
  return out.length === 0 ? null : out.map(([name, said]) => `${name} ${said ?? 'says nothing'}`).join(', ');
}

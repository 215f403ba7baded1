/** Lanes of every class but E, as WSFEv1 tells of them. */
import { laneReader } from '../lane-reader.ts';
import { fromLast } from './from-wsfe.ts';
import { echoIn, fromEcho } from './from-wsfe-echo.ts';
import { toConsultQuery, toLastQuery } from './to-wsfe.ts';

export const domesticLanes = laneReader({
  service: 'wsfe',
  askLast: (arca, auth, options, lane) => arca.wsfe.ultimoAutorizado({ auth, ...toLastQuery(lane) }, options),
  fromLast: (lane, response) => fromLast(lane, response),
  askNumber: (arca, auth, options, lane, number) =>
    arca.wsfe.consultar({ auth, ...toConsultQuery(lane, number) }, options),
  fromNumber(lane, number, response) {
    const echo = echoIn(response);
    return echo && fromEcho(lane, number, echo);
  },
});

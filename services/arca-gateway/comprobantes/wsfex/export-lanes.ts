/** Lanes of class E, as WSFEX tells of them. */
import { laneReader } from '../lane-reader.ts';
import { exportIn, fromLastExport } from './from-wsfex.ts';
import { fromExportEcho } from './from-wsfex-echo.ts';
import { toExportConsultQuery, toLastExportQuery } from './to-wsfex.ts';

export const exportLanes = laneReader({
  service: 'wsfex',
  askLast: (arca, auth, options, lane) =>
    arca.wsfex.ultimoAutorizado({ auth, ...toLastExportQuery(lane) }, options),
  fromLast: (_, response) => fromLastExport(response),
  askNumber: (arca, auth, options, lane, number) =>
    arca.wsfex.consultar({ auth, ...toExportConsultQuery(lane, number) }, options),
  fromNumber(lane, number, response) {
    const echo = exportIn(response);
    return echo && fromExportEcho(lane, number, echo);
  },
});

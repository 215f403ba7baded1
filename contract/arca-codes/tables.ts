/** The tables of every service, listed by hand. */
import type { ArcaCodeTable, ArcaService } from './entry.ts';
import { PADRON } from './tables/padron.ts';
import { WSAA } from './tables/wsaa.ts';
import { WSBFEV1 } from './tables/wsbfev1.ts';
import { WSCDC } from './tables/wscdc.ts';
import { WSCT } from './tables/wsct.ts';
import { WSFECRED } from './tables/wsfecred.ts';
import { WSFEV1 } from './tables/wsfev1.ts';
import { WSFEXV1 } from './tables/wsfexv1.ts';
import { WSMTXCA } from './tables/wsmtxca.ts';

/** By service, then by code. */
export const ARCA_CODES: Readonly<Record<ArcaService, ArcaCodeTable>> = {
  wsfev1: WSFEV1,
  wsfexv1: WSFEXV1,
  wscdc: WSCDC,
  wsaa: WSAA,
  padron: PADRON,
  wsmtxca: WSMTXCA,
  wsbfev1: WSBFEV1,
  wsct: WSCT,
  wsfecred: WSFECRED,
};

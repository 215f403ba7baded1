/** The tables of every service, listed by hand. */
import type { ArcaCodeTable, ArcaService } from './entry.ts';
import { PADRON } from './tables/padron.ts';
import { WSAA } from './tables/wsaa.ts';
import { WSCDC } from './tables/wscdc.ts';
import { WSFEV1 } from './tables/wsfev1.ts';
import { WSFEXV1 } from './tables/wsfexv1.ts';

/** By service, then by code. */
export const ARCA_CODES: Readonly<Record<ArcaService, ArcaCodeTable>> = {
  wsfev1: WSFEV1,
  wsfexv1: WSFEXV1,
  wscdc: WSCDC,
  wsaa: WSAA,
  padron: PADRON,
};

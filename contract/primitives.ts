/** How identifiers, money, dates and pages travel. */
import { z } from 'zod';

/** ARCA's environments as lanes know them. */
export const ENVIRONMENTS = ['simulator', 'homologacion', 'produccion'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const MODES = ['test', 'live'] as const;
export type Mode = (typeof MODES)[number];

export const cuit = z.string().regex(/^\d{11}$/);
export const day = z.iso.date();
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const environment = z.enum(ENVIRONMENTS);
export const mode = z.enum(MODES);

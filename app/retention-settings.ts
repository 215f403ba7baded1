/** How long what is stored is kept, as settings: never less than the law asks of comprobantes. */
import type { LimitReader } from './limit-settings.ts';

/** Years for which comprobantes and what supports them are kept in Argentina. */
const LEAST_YEARS = 10;

/** Each setting, and what it does. */
export const RETENTION_SETTINGS = {
  ARCA_RETENTION_YEARS:
    'Años que se guardan los comprobantes, sus intentos y sus intercambios con ARCA, desde 10. Por defecto: 10',
  ARCA_RETENTION_EVENTS_DAYS:
    'Días que se guardan las novedades ya repartidas, que son la historia de cada factura, desde 30. Por defecto: 3660',
  ARCA_RETENTION_BATCHES_DAYS:
    'Días que se guardan los lotes terminados con sus resultados y su clave de idempotencia, desde 7. Por defecto: 365',
  ARCA_RETENTION_DRAFTS_DAYS: 'Días que se guarda un borrador que nadie tocó, desde 1. Por defecto: 365',
  ARCA_RETENTION_PAYLOADS_DAYS:
    'Días desde que pasó algo en los que un webhook lo puede volver a avisar y mostrar, de 4 a lo que se guardan los intentos. Por defecto: 30',
  ARCA_RETENTION_ATTEMPTS_DAYS:
    'Días que se guardan los envíos de webhooks y sus intentos, con pedido y respuesta, desde que termina su mes. Por defecto: 90',
  ARCA_RETENTION_JOBS_DAYS: 'Días que se guardan los trabajos abandonados, desde 1. Por defecto: 90',
} as const;

export interface Retention {
  readonly years: number;
  readonly eventsDays: number;
  readonly batchesDays: number;
  readonly draftsDays: number;
  readonly jobsDays: number;
  /** For how long a webhook may tell and show what happened; attempts are kept for at least as long. */
  readonly payloadsDays: number;
  readonly attemptsDays: number;
}

/** The usual schedule of retries takes 75 hours. */
const LEAST_PAYLOADS_DAYS = 4;
const MOST_YEARS = 200;
const MOST_DAYS = MOST_YEARS * 366;

type Name = keyof typeof RETENTION_SETTINGS;

export function readRetention(
  integer: (name: Name, min: number, max: number) => ReturnType<LimitReader['integer']>,
): Retention {
  const attemptsDays = integer('ARCA_RETENTION_ATTEMPTS_DAYS', LEAST_PAYLOADS_DAYS, MOST_DAYS) ?? 90;
  return {
    years: integer('ARCA_RETENTION_YEARS', LEAST_YEARS, MOST_YEARS) ?? LEAST_YEARS,
    eventsDays: integer('ARCA_RETENTION_EVENTS_DAYS', 30, MOST_DAYS) ?? 3660,
    batchesDays: integer('ARCA_RETENTION_BATCHES_DAYS', 7, MOST_DAYS) ?? 365,
    draftsDays: integer('ARCA_RETENTION_DRAFTS_DAYS', 1, MOST_DAYS) ?? 365,
    jobsDays: integer('ARCA_RETENTION_JOBS_DAYS', 1, MOST_DAYS) ?? 90,
    payloadsDays:
      integer('ARCA_RETENTION_PAYLOADS_DAYS', LEAST_PAYLOADS_DAYS, attemptsDays) ??
      Math.min(30, attemptsDays),
    attemptsDays,
  };
}

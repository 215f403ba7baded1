/** Instants as the API writes them: ISO 8601 in Buenos Aires, which keeps UTC-3 all year. */
export function instant(ms: number): string {
  return `${new Date(ms - 3 * 3_600_000).toISOString().slice(0, -1)}-03:00`;
}

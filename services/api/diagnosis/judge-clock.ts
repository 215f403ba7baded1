/** What the doctor says of our clock, measured against ARCA's. Pure. */
import type { Check } from '@arca-api/contract/taxpayers';
import { found, words } from './check.ts';

/** WSAA is asked with ten minutes of leeway on both sides: before that it begins to refuse. */
const REFUSED_AT_MS = 5 * 60_000;
const NOTICED_AT_MS = 60_000;

export function judgeClock(skewMs: number | null): Check {
  if (skewMs === null) {
    return found(
      ['clock', 'unknown', 'clock.unknown'],
      words(
        'ARCA no respondió: no se pudo comparar el reloj.',
        'ARCA did not answer: the clock could not be compared.',
      ),
      words(
        'Revisá la conexión a Internet y probá de nuevo en unos minutos.',
        'Check the connection to the Internet and try again in some minutes.',
      ),
    );
  }
  const off = Math.abs(skewMs);
  if (off < NOTICED_AT_MS) {
    return found(
      ['clock', 'ok', 'clock.ok'],
      words('El reloj coincide con el de ARCA.', "The clock agrees with ARCA's."),
    );
  }
  const minutes = Math.round(off / 60_000);
  const [es, en] = skewMs > 0 ? ['atrasado', 'behind'] : ['adelantado', 'ahead'];
  return found(
    ['clock', off < REFUSED_AT_MS ? 'warning' : 'failed', 'clock.off'],
    words(
      `El reloj de esta máquina está ${es} ${minutes} min respecto del de ARCA. Con un reloj corrido ARCA no da permisos y las fechas salen mal.`,
      `This machine's clock is ${minutes} min ${en} of ARCA's. With a wrong clock ARCA gives no tickets and dates come out wrong.`,
    ),
    words(
      'Sincronizalo por NTP: el servidor de ARCA es time.afip.gov.ar.',
      "Synchronise it by NTP: ARCA's server is time.afip.gov.ar.",
    ),
  );
}

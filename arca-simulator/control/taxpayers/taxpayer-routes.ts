// People, puntos de venta, papers and rates over HTTP.
import { type Input, onlyKnown, readCuit, readDay, readText, readWhole } from '../../input.ts';
import { IVA_CONDITIONS } from '../../people/person.ts';
import { mustBe } from '../../problem.ts';
import type { PublishedRate } from '../../world/registers/rates.ts';
import { addDays, isBusinessDay, isoDay } from '../../world/time/calendar.ts';
import { MONEDAS } from '../../wsfe/tables/params.ts';
import type { Noun, Run } from '../http/route.ts';
import { readFceAnswer, readPermit, readRemito } from './read-papers.ts';
import { readPunto } from './read-punto.ts';

const MAX_RATE = 1_000_000_000;
const MAX_DAYS = 366;

function readCurrency(input: Input): string {
  const currency = readText(input, 'currency', 3);
  if (currency === 'PES' || !MONEDAS.some(([id]) => id === currency))
    throw mustBe('currency', 'un código de FEParamGetTiposMonedas', 'a code of FEParamGetTiposMonedas');
  return currency;
}

function readRate(input: Input): PublishedRate {
  onlyKnown(input, ['currency', 'day', 'rate']);
  const day = readDay(input, 'day');
  if (!isBusinessDay(day)) throw mustBe('day', 'un día hábil', 'a business day');
  const rate = input['rate'];
  if (typeof rate !== 'number' || !(rate > 0 && rate < MAX_RATE))
    throw mustBe('rate', 'pesos por unidad, más de 0', 'pesos per unit, more than 0');
  return { currency: readCurrency(input), day, rate };
}

const tell = (rate: PublishedRate): object => ({ ...rate, day: isoDay(rate.day) });

/** The series of a currency between two days, or what was published when no currency is asked for. */
const listRates: Run = ({ control }, { query }) => {
  const asked: Input = Object.fromEntries(query);
  onlyKnown(asked, ['currency', 'from', 'to']);
  if (!query.has('currency')) return control.publishedRates().map(tell);
  const currency = readCurrency(asked);
  const [from, to] = [readDay(asked, 'from'), readDay(asked, 'to')];
  const days = Array.from({ length: MAX_DAYS }, (_, index) => addDays(from, index));
  return days
    .filter((day) => day <= to && isBusinessDay(day))
    .map((day) => tell({ currency, day, rate: control.rate(currency, day) }));
};

const listPeople: Run = ({ control }, { names: [cuit], query }) => {
  if (cuit !== undefined) return control.person(cuit);
  const condition = query.get('iva_condition');
  if (condition !== null && !IVA_CONDITIONS.some((one) => one === condition))
    throw mustBe(
      'iva_condition',
      `una de ${IVA_CONDITIONS.join(', ')}`,
      `one of ${IVA_CONDITIONS.join(', ')}`,
    );
  return control.people().filter((person) => condition === null || person.iva_condition === condition);
};

const puntoOf = (query: URLSearchParams): { cuit: string; number: number } => ({
  cuit: readCuit(Object.fromEntries(query), 'cuit'),
  number: readWhole({ number: Number(query.get('number')) }, 'number', 1, 99_998),
});

/** `people`, `puntos-de-venta`, `rates`, `remitos`, `permits` and `fce-answers`. */
export const TAXPAYER_ROUTES: Readonly<Record<string, Noun>> = {
  people: {
    run: {
      GET: listPeople,
      POST: ({ control }, { input, names: [cuit] }) =>
        cuit === undefined ? control.putPerson(input) : undefined,
      PUT: ({ control }, { input, names: [cuit] }) =>
        control.putPerson(cuit === undefined ? input : { ...input, cuit }),
      DELETE: ({ control }, { names: [cuit = ''] }) =>
        control.removePerson(cuit) ? { cuit, removed: true } : undefined,
    },
  },
  'puntos-de-venta': {
    names: 0,
    run: {
      GET: ({ control }, { query }) => control.puntos(readCuit(Object.fromEntries(query), 'cuit')),
      POST: ({ control }, { input }) => control.putPunto(readPunto(input)),
      PUT: ({ control }, { input }) => control.putPunto(readPunto(input)),
      DELETE({ control }, { query }) {
        const { cuit, number } = puntoOf(query);
        return control.removePunto(cuit, number) ? { cuit, number, removed: true } : undefined;
      },
    },
  },
  rates: {
    names: 0,
    run: {
      GET: listRates,
      PUT: ({ control }, { input }) => tell(control.publishRate(readRate(input))),
      DELETE({ control }, { query }) {
        const asked: Input = Object.fromEntries(query);
        return control.withdrawRate(readCurrency(asked), readDay(asked, 'day'))
          ? { withdrawn: true }
          : undefined;
      },
    },
  },
  remitos: {
    names: 0,
    run: {
      GET: ({ control }, { query }) => control.remitos(query.get('cuit') ?? undefined),
      PUT: ({ control }, { input }) => control.putRemito(readRemito(input)),
    },
  },
  permits: {
    names: 0,
    run: { PUT: ({ control }, { input }) => control.putPermit(readPermit(input)) },
  },
  'fce-answers': {
    names: 0,
    run: { PUT: ({ control }, { input }) => control.answerFce(readFceAnswer(input)) },
  },
};

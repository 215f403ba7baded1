// What ARCA knows of taxpayers: who they are, where they issue from, their papers, and the rates of the day.
import type { Input } from '../../input.ts';
import { parsePerson } from '../../people/parse-person.ts';
import type { Person } from '../../people/person.ts';
import type { FceAnswer } from '../../world/registers/fce-answers.ts';
import type { Permit } from '../../world/registers/permits.ts';
import type { PuntoDeVenta } from '../../world/registers/puntos-de-venta.ts';
import type { PublishedRate } from '../../world/registers/rates.ts';
import type { Remito } from '../../world/registers/remitos.ts';
import type { World } from '../../world/world.ts';

/** Controls of people, puntos de venta, papers and rates. */
export interface TaxpayerControl {
  /** Everybody registered, in order of CUIT; strangers derived from their number are not listed. */
  people(): readonly Person[];
  person(cuit: string): Person | undefined;
  /** Adds a person, or changes the given fields of one; `null` takes an optional field away. */
  putPerson(input: Input): Person;
  /** From now on nobody has this number; `false` when nobody had it. */
  removePerson(cuit: string): boolean;
  putPunto(punto: PuntoDeVenta): PuntoDeVenta;
  /** What FEParamGetPtosVenta knows of an issuer. */
  puntos(cuit: string): readonly PuntoDeVenta[];
  /** Forgets that a punto de venta was registered; `false` when it was not. */
  removePunto(cuit: string, number: number): boolean;
  /** Pesos per unit of a currency at the close of a day (`yyyymmdd`), or of the business day before it. */
  rate(currency: string, day: string): number;
  /** Publishes a rate for a business day, instead of the one of the seeded series. */
  publishRate(rate: PublishedRate): PublishedRate;
  publishedRates(): readonly PublishedRate[];
  /** Back to the rate of the series; `false` when none was published. */
  withdrawRate(currency: string, day: string): boolean;
  /** Registers a remito electrónico, or changes one. */
  putRemito(remito: Remito): Remito;
  remitos(cuit?: string): readonly Remito[];
  /** Registers a shipping permit or a simplified export's document, or changes one. */
  putPermit(permit: Permit): Permit;
  /** The buyer of an FCE accepts or rejects it. */
  answerFce(answer: FceAnswer): FceAnswer;
}

export function createTaxpayerControl(world: World): TaxpayerControl {
  return {
    people: () => world.people.list(),
    person: (cuit) => world.people.find(cuit),
    putPerson(input) {
      const person = parsePerson(world.people.find(String(input['cuit'] ?? '')), input);
      world.commit({ kind: 'person', person });
      return person;
    },
    removePerson(cuit) {
      if (!world.people.find(cuit)) return false;
      world.commit({ kind: 'person-removed', cuit });
      return true;
    },
    putPunto(punto) {
      world.commit({ kind: 'punto', punto });
      return punto;
    },
    puntos: (cuit) => world.puntos.list(cuit, 'ri'),
    removePunto(cuit, number) {
      if (!world.puntos.registered(cuit, number)) return false;
      world.commit({ kind: 'punto-removed', cuit, number });
      return true;
    },
    rate: (currency, day) => world.rates.official(currency, day),
    publishRate(rate) {
      world.commit({ kind: 'rate', rate });
      return rate;
    },
    publishedRates: () => world.rates.published(),
    withdrawRate(currency, day) {
      const isThere = world.rates.published().some((one) => one.currency === currency && one.day === day);
      if (isThere) world.commit({ kind: 'rate-removed', currency, day });
      return isThere;
    },
    putRemito(remito) {
      world.commit({ kind: 'remito', remito });
      return remito;
    },
    remitos: (cuit) => world.remitos.list(cuit),
    putPermit(permit) {
      world.commit({ kind: 'permit', permit });
      return permit;
    },
    answerFce(answer) {
      world.commit({ kind: 'fce-answer', answer });
      return answer;
    },
  };
}

// What is said of the issuer. Synthetic taxpayers may issue anything, so that trying needs nothing.
import { isMonotributo } from '../../../people/person.ts';
import type { Finding } from '../../codes.ts';
import { isClassA } from '../../tables/kinds.ts';
import { findCaea } from '../codes.ts';
import type { ReportContext } from './report-context.ts';

export function* checkIssuer({ issuerPerson: person, kind, date, punto }: ReportContext): Iterable<Finding> {
  const letters = kind.clase === 'C' ? 'C' : 'A/B';
  if (punto.letters !== undefined && punto.letters !== letters) yield findCaea(1444);
  if (!person || person.synthetic) return;
  const isRi = person.iva_condition === 'responsable_inscripto';
  const registered = letters === 'A/B' ? isRi : isMonotributo(person) || person.iva_condition === 'exento';
  if (!registered) yield findCaea(1431);
  if (!isClassA(kind)) return;
  const tooEarly = (person.class_a_from ?? '') > date;
  if (!isRi || tooEarly) yield findCaea(1429);
  if (isRi && tooEarly) yield findCaea(815);
}

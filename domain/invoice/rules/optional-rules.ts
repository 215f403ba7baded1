/** Rules about ARCA's Opcionales, the pairs that some resolutions ask for. */
import { MIPYME_OPTIONALS, OPTIONAL_KINDS } from '../../comprobante/optionals.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import type { Reading } from '../reading.ts';

const RENTAL = '17';
const OWNER_CUIT = '1801';
const OWNER_NAME = '1802';
const WITH_INTERMEDIARY = '1';

/** 10053 to 10055, 10123, 10129 to 10132, 10169 and the shape of each value. */
export function judgeOptionals(reading: Reading): readonly Fault[] {
  if (reading.isExport) return [];
  const faults: Fault[] = [];
  const ids = new Set<string>();
  const pairs = new Set<string>();
  reading.request.optionals.forEach(({ id, value }, index) => {
    const path = `optionals[${index}]`;
    const kind = OPTIONAL_KINDS.get(id);
    if (kind === undefined) {
      faults.push(raise('optional.unknown', `${path}.id`, { id }));
      return;
    }
    if (MIPYME_OPTIONALS.includes(id)) {
      faults.push(raise('optional.belongs_to_mipyme', `${path}.id`, { id }));
      return;
    }
    const pair = JSON.stringify([id, value]);
    if (kind.repeats ? pairs.has(pair) : ids.has(id)) {
      faults.push(raise('optional.repeated', `${path}.id`, { id }));
    }
    ids.add(id);
    pairs.add(pair);
    if (!kind.value.test(value)) {
      faults.push(raise('optional.value_invalid', `${path}.value`, { id }, [kind.arca]));
    }
  });
  return [...faults, ...judgeRental(reading)];
}

/** RG 4004-E, rental of homes: classes B and C; owners in pairs, mandatory with an intermediary. */
function judgeRental({ request, letter }: Reading): readonly Fault[] {
  const count = (id: string) => request.optionals.filter((optional) => optional.id === id).length;
  const rental = request.optionals.find((optional) => optional.id === RENTAL);
  const owners = count(OWNER_CUIT);
  if (rental === undefined && owners === 0 && count(OWNER_NAME) === 0) return [];
  const faults: Fault[] = [];
  if (letter?.letter === 'A') faults.push(raise('optional.rental_class', 'optionals'));
  const isPaired = owners === count(OWNER_NAME);
  const isIncomplete = rental === undefined || (rental.value === WITH_INTERMEDIARY && owners === 0);
  if (!isPaired || isIncomplete) faults.push(raise('optional.rental_owners', 'optionals'));
  return faults;
}

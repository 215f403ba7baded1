/** A lane in lines a person can read, Spanish first. */
import type { Answer } from '../client/call-api.ts';

const STATES: Readonly<Record<string, string>> = {
  idle: 'al día / idle',
  waiting: 'espera a ARCA / waits for ARCA',
  suspect: 'bajo sospecha / suspect',
  halted: 'detenida / halted',
};

export function laneLine(lane: Answer): string {
  const counts = [
    lane.waiting === 0 ? '' : `${lane.waiting} ${lane.waiting === 1 ? 'espera / waits' : 'esperan / wait'}`,
    lane.doubtful === 0 ? '' : `${lane.doubtful} en duda / in doubt`,
    lane.differences === 0
      ? ''
      : `${lane.differences} ${lane.differences === 1 ? 'difiere / differs' : 'difieren / differ'}`,
  ].filter((count) => count !== '');
  return [
    [`${lane.id}  ${STATES[lane.state] ?? lane.state}`, ...counts].join('  ·  '),
    ...haltLines(lane),
  ].join('\n');
}

/** Why it is stopped and what to do, with its own names where the catalogue of codes has room for any. */
function haltLines({ id, taxpayer, halt }: Answer): readonly string[] {
  if (halt === null) return [];
  const fill = (words: string) =>
    words.replaceAll('{lane}', id).replaceAll('/v1/taxpayers/{cuit}', `/v1/taxpayers/${taxpayer}`);
  const { message, fix } = halt;
  return [`    ${message.es}`, `    ${message.en}`, `    → ${fill(fix.es)}`, `      ${fill(fix.en)}`];
}

export function laneLines(lane: Answer): readonly string[] {
  const { head, arca } = lane;
  return [
    laneLine(lane),
    `  hasta / through: ${lane.settled_through}${lane.last_date === null ? '' : ` (${lane.last_date})`}`,
    ...(lane.suspect_since === null ? [] : [`  bajo sospecha desde / suspect since: ${lane.suspect_since}`]),
    ...(arca === null ? [] : [`  último en ARCA / ARCA's last: ${arca.last_number ?? `— (${arca.reason})`}`]),
    ...(head === null ? [] : [`  primera / first: ${head.invoice}  ${head.status}  ${head.created_at}`]),
    ...lane.tries.map(
      (one: Answer) => `  envío sin respuesta / unanswered try: ${one.send_id}  ${one.numbers.join(', ')}`,
    ),
    ...lane.doubtful_numbers.map(foundLine),
    ...(lane.doubtful_numbers.length === 0
      ? []
      : [
          '  Para decidir de quién es un número / to decide whose a number is:',
          `    arca lanes adopt ${lane.id} ${lane.doubtful_numbers[0].number} --invoice inv_… | --stranger`,
        ]),
    ...lane.differing_numbers.map(differenceLine),
  ];
}

/** ARCA's type of document of a recipient who gave none. */
const UNIDENTIFIED = 99;

/** What ARCA holds under a number in doubt, and which of ours it may be. */
export function foundLine({ number, why, found, candidates }: Answer): string {
  const whys = { orphan: 'sin dueño / orphan', ambiguous: 'parecido a uno nuestro / resembles ours' };
  const content = found?.comprobante;
  const { document } = content ?? {};
  const client =
    document === undefined
      ? (content?.client?.name ?? '')
      : document.type === UNIDENTIFIED
        ? 'sin identificar / unidentified'
        : `${document.type} ${document.number}`;
  return [
    `  ${number}: ${whys[why as keyof typeof whys]}`,
    ...(found === null
      ? ['    ARCA: — (usá --arca / use --arca)']
      : [
          `    ARCA: CAE ${found.authorization.code}  ${content.date}  ${content.currency} ${content.total}  ${client}  ${found.processed_at ?? ''}`,
        ]),
    `    puede ser / may be: ${candidates.length === 0 ? '—' : candidates.join(', ')}`,
  ].join('\n');
}

function differenceLine({ number, kind, fields }: Answer): string {
  const kinds: Readonly<Record<string, string>> = {
    content: 'no coincide / differs',
    missing_at_arca: 'ARCA no lo tiene / ARCA does not have it',
    beyond_the_books: 'ARCA tiene más que los libros / ARCA has more than the books',
  };
  return [
    `  ${number}: ${kinds[kind] ?? kind}`,
    ...fields.map(
      (one: Answer) =>
        `    ${one.field}: libros / books ${JSON.stringify(one.books)}, ARCA ${JSON.stringify(one.arca)}`,
    ),
  ].join('\n');
}

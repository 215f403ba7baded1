/** `arca trigger`: makes something happen in test mode, so that it is told as it always is. */
import { EVENT_TYPES, type EventTypeName, isEventType } from '@arca-api/contract/events/event-types';
import { type Answer, ApiRefused, askApi, callApi } from '../client/call-api.ts';
import { findServer, readTold, type Server, text } from '../client/client-config.ts';
import { say, sayJson } from '../client/say.ts';
import { ConfigFaults } from '../config.ts';

const FLAGS = { to: 'string', taxpayer: 'string' } as const;

/** What really happened: the id of an invoice or of a batch. */
type Cause = (server: Server, issuer: Issuer) => Promise<string>;

interface Issuer {
  readonly taxpayer: string;
  readonly punto_de_venta: number;
}

const LINES = [{ description: 'Yerba 1 kg (arca trigger)', unit_price: '4500', iva: '21' }];

/** Whom the simulator's ARCA lists among issuers of false invoices: nothing is authorised to them (10195). */
const NOBODY_SELLS_TO = '30000000317';

/** Facts that anybody can cause; of the others an example is sent. */
const CAUSES: Partial<Record<EventTypeName, Cause>> = {
  'invoice.submitted': async (server, issuer) => (await issue(server, issuer)).id,
  'invoice.authorized': async (server, issuer) => authorized(await issue(server, issuer)).id,
  'invoice.rejected': async (server, issuer) => {
    const wish = { ...issuer, recipient: { cuit: NOBODY_SELLS_TO } };
    const { id, status } = await issue(server, wish).catch(invoiceOfRejection);
    if (status === 'rejected') return id;
    throw new ConfigFaults([
      `${id}: «${status}»; el evento llega si ARCA la rechaza. / The event comes if ARCA rejects it.`,
    ]);
  },
  'credit_note.authorized': async (server, issuer) => {
    const { id } = authorized(await issue(server, issuer));
    const note = await callApi(server, 'POST', `/v1/invoices/${id}/credit-notes`, {}, { prefer: 'wait=60' });
    return authorized(note).id;
  },
  'batch.finished': async (server, issuer) => {
    const body = `${JSON.stringify({ ...issuer, lines: LINES })}\n`;
    const asked = { body, type: 'application/x-ndjson', headers: { 'idempotency-key': crypto.randomUUID() } };
    const batch: Answer = await (await askApi(server, 'POST', '/v1/invoices/batch', asked)).json();
    return batch.id;
  },
};

export async function trigger(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const { words, flags } = readTold(args, FLAGS);
  const [type, ...others] = words;
  if (type === undefined || others.length > 0 || !isEventType(type)) {
    if (type !== undefined && others.length === 0) {
      process.stderr.write(`«${type}» no es un tipo de evento. / "${type}" is no type of event.\n`);
    }
    return listTypes(flags['json'] === true, type === undefined ? 0 : 1);
  }
  refuseLive(flags['live'] === true || isLive(text(flags['key']) ?? environment['ARCA_KEY']));
  const server = await findServer({ flags }, environment);
  const endpoint = text(flags['to']);
  if (endpoint !== undefined) return sendExample(server, type, endpoint);
  const cause = CAUSES[type];
  if (cause === undefined) {
    throw new ConfigFaults([
      `«${type}» no se puede provocar de verdad: con --to whe_… se manda un ejemplo a un destino. / It cannot be caused: with --to whe_… an example is sent to an endpoint.`,
    ]);
  }
  const subject = await cause(server, await findIssuer(server, text(flags['taxpayer'])));
  if (server.json) sayJson({ type, subject });
  else
    say(`${type}  ${subject}  (ocurrió de verdad, en el simulador / it really happened, at the simulator)`);
  return 0;
}

const isLive = (key: string | undefined): boolean => key?.trim().startsWith('arca_live_') === true;

/** What it causes are invoices. */
function refuseLive(isAsked: boolean): void {
  if (!isAsked) return;
  throw new ConfigFaults([
    '«arca trigger» emite comprobantes de prueba: usá una clave arca_test_…. / "arca trigger" issues test comprobantes: use a key arca_test_….',
  ]);
}

function listTypes(json: boolean, code: number): number {
  const types = Object.entries(EVENT_TYPES).map(([name, { when }]) => {
    const causes: Readonly<Record<string, Cause>> = CAUSES;
    return { type: name, when: { ...when }, causes: Object.hasOwn(causes, name) };
  });
  if (json) sayJson({ types });
  else
    say(
      'arca trigger TIPO [--taxpayer CUIT] | TIPO --to whe_…',
      '* ocurre de verdad en el simulador; los demás, como ejemplo, con --to / it really happens; the others as an example, with --to',
      ...types.flatMap(({ type, when, causes }) => [
        `${causes ? '*' : ' '} ${type}`,
        `      ${when.es}`,
        `      ${when.en}`,
      ]),
    );
  return code;
}

async function sendExample(server: Server, type: string, endpoint: string): Promise<number> {
  const path = `/v1/webhook-endpoints/${encodeURIComponent(endpoint)}/test`;
  const delivery = await callApi(server, 'POST', path, { event_type: type });
  if (server.json) sayJson(delivery);
  else say(`${type}  ${delivery.id}  → ${endpoint}  (un ejemplo / an example)`);
  return 0;
}

/** At the simulator alone: what is issued here nobody needs, and ARCA's own test site remembers it. */
async function findIssuer(server: Server, wanted: string | undefined): Promise<Issuer> {
  const { data }: Answer = await callApi(server, 'GET', '/v1/taxpayers?limit=100');
  for (const { cuit, environment, puntos_de_venta } of data) {
    if (environment !== 'simulator' || (wanted !== undefined && cuit !== wanted)) continue;
    const [punto] = puntos_de_venta;
    if (punto !== undefined) return { taxpayer: cuit, punto_de_venta: punto.number };
  }
  throw new ConfigFaults([
    `${wanted ?? 'Ningún emisor'}: hace falta un emisor del simulador con un punto de venta («arca taxpayers add», «arca puntos-de-venta add»). / An issuer at the simulator with a punto de venta is needed.`,
  ]);
}

const issue = (server: Server, body: object): Promise<Answer> =>
  callApi(server, 'POST', '/v1/invoices', { ...body, lines: LINES }, { prefer: 'wait=60' });

/** What ARCA rejected is an answer too; whatever else is refused is none. */
function invoiceOfRejection(error: unknown): Answer {
  if (error instanceof ApiRefused && error.problem.invoice !== undefined) return error.problem.invoice;
  throw error;
}

function authorized(invoice: Answer): Answer {
  if (invoice.cae !== null) return invoice;
  throw new ConfigFaults([
    `${invoice.id}: todavía sin CAE; el evento llega cuando lo tenga («arca diagnose ${invoice.taxpayer}»). / It has no CAE yet; the event comes when it has.`,
  ]);
}

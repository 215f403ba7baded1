/** Invoices in many lanes, as many at once as are asked for. */

import { cuitCheckDigit } from '@arca-api/domain/parties/cuit';
import { Agent } from 'undici';
import type { Fleet } from '../../test/fleet/fleet.ts';

export interface Lane {
  readonly taxpayer: string;
  readonly punto_de_venta: number;
}

const ISSUERS = 10;
const PUNTOS = 4;

const agent = new Agent({ connections: 1000, pipelining: 1, keepAliveTimeout: 60_000 });
let posted = 0;

/** Issuers of the operator's own, each with its first invoice, so that every ticket is there. */
export async function openLanes(fleet: Fleet): Promise<readonly Lane[]> {
  const lanes: Lane[] = [];
  for (let issuer = 0; issuer < ISSUERS; issuer += 1) {
    const cuit = cuitOf(70_000_000 + issuer);
    const puntos = Array.from({ length: PUNTOS }, (_, index) => index + 1);
    await call(fleet, 'POST', '/v1/taxpayers', 201, {
      cuit,
      name: `Emisor ${cuit}`,
      iva_condition: 'responsable_inscripto',
      address: 'Av. Corrientes 1234, CABA',
      activities_started_on: '2015-03-01',
      puntos_de_venta: puntos.map((number) => ({ number })),
    });
    for (const punto_de_venta of puntos) lanes.push({ taxpayer: cuit, punto_de_venta });
  }
  await Promise.all(lanes.map((lane) => postOne(fleet, lane)));
  return lanes;
}

export interface Posting {
  readonly fleet: Fleet;
  readonly lanes: readonly Lane[];
  readonly count: number;
  readonly abreast: number;
}

/** Until each has its CAE; whatever else is answered fails. */
export async function postAll({ fleet, lanes, count, abreast }: Posting): Promise<{ wallMs: number }> {
  const began = performance.now();
  let left = count;
  async function caller(): Promise<void> {
    while (left > 0) {
      left -= 1;
      await postOne(fleet, laneOf(lanes, left));
    }
  }
  await Promise.all(Array.from({ length: abreast }, caller));
  return { wallMs: performance.now() - began };
}

export function laneOf(lanes: readonly Lane[], index: number): Lane {
  const lane = lanes[index % lanes.length];
  if (lane === undefined) throw new Error('no lanes');
  return lane;
}

export async function postOne(fleet: Fleet, lane: Lane): Promise<void> {
  const number = ++posted;
  await call(
    fleet,
    'POST',
    '/v1/invoices',
    201,
    {
      ...lane,
      lines: [{ description: 'Resma A4 75 g', unit_price: `${100 + (number % 5000)}.50`, iva: '21' }],
    },
    { 'idempotency-key': `fleet-${process.pid}-${number}`, prefer: 'wait=60' },
  );
}

/** A process that takes requests, and a key it knows. */
export interface Door {
  readonly origin: string;
  readonly key: string;
}

/** The first process that takes requests. */
export function doorOf(fleet: Fleet): Door {
  const [door] = fleet.of('api:doors');
  if (door === undefined) throw new Error('nobody takes requests');
  return { origin: door.origin, key: fleet.operator.test_key };
}

const call = (fleet: Fleet, ...asked: Asked): Promise<string> => callAt(doorOf(fleet), ...asked);

type Asked = Parameters<typeof callAt> extends [Door, ...infer Rest] ? Rest : never;

/** Fails unless it answers as expected. */
export async function callAt(
  { origin, key }: Door,
  method: 'GET' | 'POST',
  path: string,
  expected: number,
  body: object | null = null,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await agent.request({
    origin,
    path,
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== null && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== null && { body: JSON.stringify(body) }),
  });
  const text = await answer.body.text();
  if (answer.statusCode !== expected) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
  return text;
}

function cuitOf(number: number): string {
  const ten = `30${number}`;
  const digit = cuitCheckDigit(ten);
  // One in eleven has none.
  return digit === null ? cuitOf(number + 1_000) : ten + digit;
}

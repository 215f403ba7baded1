/** A logo as it was sent: only what can be printed is kept. */
import { Refusal } from '@arca-api/contract/errors';
import { logoBody } from '@arca-api/contract/taxpayers';
import type { Fault } from '@arca-api/domain/faults/fault';
import { readBody } from '../doors/read-body.ts';
import { readLogo as readImage } from '../printing/paper/logo.ts';
import { fault } from './judge-taxpayer.ts';

export interface Logo {
  readonly body: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
}

const LARGEST = 256 * 1024;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export function readLogo(input: unknown): Logo {
  const { content_type: type, data } = readBody(logoBody, input);
  const body = BASE64.test(data) ? new Uint8Array(Buffer.from(data, 'base64')) : null;
  const wrong = body === null ? NOT_BASE64 : objectionTo(body, type);
  if (body === null || wrong !== null)
    throw new Refusal('request.invalid', { faults: [wrong ?? NOT_BASE64] });
  return { body, type };
}

function objectionTo(body: Uint8Array, type: Logo['type']): Fault | null {
  if (body.length > LARGEST) return TOO_LARGE;
  const looks = body[0] === 0x89 && body[1] === 0x50 ? 'image/png' : 'image/jpeg';
  return looks === type && readImage(body) !== null ? null : UNREADABLE;
}

const NOT_BASE64 = fault(
  'logo.not_base64',
  'data',
  {
    es: 'No es base64 (sin espacios ni prefijo «data:»).',
    en: 'It is not base64 (no spaces, no "data:" prefix).',
  },
  { es: 'Mandá los bytes de la imagen en base64.', en: 'Send the bytes of the image in base64.' },
);
const TOO_LARGE = fault(
  'logo.too_large',
  'data',
  { es: 'La imagen pesa más de 256 KB.', en: 'The image is larger than 256 KB.' },
  {
    es: 'Achicala: alcanza con 600 píxeles de ancho.',
    en: 'Make it smaller: 600 pixels of width are enough.',
  },
);
const UNREADABLE = fault(
  'logo.unreadable',
  'data',
  {
    es: 'No es una imagen de ese tipo que se pueda imprimir.',
    en: 'It is not an image of that type that can be printed.',
  },
  {
    es: 'Usá un PNG común (8 bits, sin entrelazar) o un JPEG en color o en grises.',
    en: 'Use a plain PNG (8 bits, not interlaced) or a JPEG in colour or grey.',
  },
);

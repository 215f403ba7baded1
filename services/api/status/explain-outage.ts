/** That ARCA is out, in plain words: nobody has to do anything about it. */
import type { Words } from '@arca-api/domain/faults/fault';
import { instant } from '../doors/instant.ts';
import type { ArcaOut } from './watch-arca.ts';

const SERVICES: Readonly<Record<ArcaOut['service'], Words>> = {
  wsaa: { es: 'el servicio de accesos (WSAA)', en: 'the service of logins (WSAA)' },
  wsfe: { es: 'el servicio de facturación (WSFEv1)', en: 'the service of invoicing (WSFEv1)' },
  wsfex: { es: 'el servicio de exportación (WSFEXv1)', en: 'the service of exports (WSFEXv1)' },
  wscdc: { es: 'la constatación de comprobantes (WSCDC)', en: 'the verification of comprobantes (WSCDC)' },
  padron: { es: 'el padrón', en: 'the padrón' },
};

export function explainOutage(out: ArcaOut): { readonly message: Words; readonly fix: Words } {
  const { es, en } = SERVICES[out.service];
  const since = timeOf(out.since);
  const next = timeOf(out.retry_at);
  return {
    message: {
      es: `ARCA no atiende: ${es} no responde desde las ${since}. El comprobante está guardado y no se envió nada.`,
      en: `ARCA is out: ${en} has not answered since ${since}. The comprobante is kept, and nothing was sent.`,
    },
    fix: {
      es: `No hace falta reenviarlo: se vuelve a probar a las ${next} y sale solo.`,
      en: `It need not be sent again: ARCA is tried at ${next}, and it goes on by itself.`,
    },
  };
}

/** In Buenos Aires. */
const timeOf = (ms: number): string => instant(Math.round(ms)).slice(11, 19);

/** Which issuer and punto de venta a document means: said, or the only one there is. */
import { Refusal } from '@arca-api/contract/errors';
import type { Fault } from '@arca-api/domain/faults/fault';
import { type Grant, mayUse } from '../access/principal.ts';
import type { IssuerRow, TaxpayerRow, taxpayersStore } from './taxpayers.store.ts';

export type IssuerBooks = Pick<ReturnType<typeof taxpayersStore>, 'issuer' | 'issuers' | 'isElsewhere'>;

export interface ChosenIssuer {
  readonly taxpayer: TaxpayerRow;
  readonly punto_de_venta: number;
}

/** The issuer is known, and its punto de venta is not: whatever else the law says can be told beside it. */
export interface WithoutPunto {
  readonly taxpayer: TaxpayerRow;
  readonly fault: Fault;
}

export interface IssuerWish {
  readonly taxpayer?: string | undefined;
  readonly punto_de_venta?: number | undefined;
}

/** Answers the issuer, or the fault that names the field to mend, with the issuer where that one is known. */
export async function chooseIssuer(
  taxpayers: IssuerBooks,
  grant: Grant,
  mode: string,
  wish: IssuerWish,
): Promise<ChosenIssuer | WithoutPunto | Fault> {
  const taxpayer = await chooseTaxpayer(taxpayers, grant, mode, wish.taxpayer);
  if ('code' in taxpayer) return taxpayer;
  if (await taxpayers.isElsewhere(taxpayer)) throw new Refusal('taxpayer.owned');
  if (taxpayer.mode === 'live' && taxpayer.live_since === null) return notLive(taxpayer.cuit);
  const { puntos_de_venta: puntos } = taxpayer;
  const [only] = puntos;
  if (wish.punto_de_venta === undefined) {
    if (puntos.length === 1 && only !== undefined) return { taxpayer, punto_de_venta: only };
    const required = fault('punto_de_venta.required', 'punto_de_venta', {
      es: `El emisor ${taxpayer.cuit} tiene ${puntos.length} puntos de venta: decí cuál.`,
      en: `Issuer ${taxpayer.cuit} has ${puntos.length} puntos de venta: say which.`,
    });
    return { taxpayer, fault: required };
  }
  if (puntos.includes(wish.punto_de_venta)) return { taxpayer, punto_de_venta: wish.punto_de_venta };
  const known = puntos.join(', ') || '—';
  return { taxpayer, fault: unknownPunto(taxpayer.cuit, wish.punto_de_venta, known) };
}

async function chooseTaxpayer(
  taxpayers: IssuerBooks,
  grant: Grant,
  mode: string,
  wanted: string | undefined,
): Promise<IssuerRow | Fault> {
  if (wanted !== undefined) {
    if (!mayUse(grant, wanted)) throw new Refusal('access.forbidden');
    const row = await taxpayers.issuer(grant.organization, mode, wanted);
    return (
      row ?? {
        code: 'taxpayer.unknown',
        path: 'taxpayer',
        message: { es: `El emisor ${wanted} no está cargado.`, en: `Issuer ${wanted} is not registered.` },
        fix: { es: 'Cargalo con POST /v1/taxpayers.', en: 'Register it with POST /v1/taxpayers.' },
        arca: [],
      }
    );
  }
  const all = (await taxpayers.issuers(grant.organization, mode)).filter((row) => mayUse(grant, row.cuit));
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  return fault('taxpayer.required', 'taxpayer', {
    es: `Hay ${all.length} emisores posibles: decí cuál.`,
    en: `There are ${all.length} possible issuers: say which.`,
  });
}

function unknownPunto(cuit: string, number: number, known: string): Fault {
  return {
    code: 'punto_de_venta.unknown',
    path: 'punto_de_venta',
    message: {
      es: `El emisor ${cuit} no tiene cargado el punto de venta ${number}.`,
      en: `Issuer ${cuit} has no punto de venta ${number}.`,
    },
    fix: {
      es: `Usá uno de los cargados (${known}) o agregalo con POST /v1/taxpayers/${cuit}/puntos-de-venta.`,
      en: `Use one of those registered (${known}) or add it with POST /v1/taxpayers/${cuit}/puntos-de-venta.`,
    },
    arca: [10005],
  };
}

function notLive(cuit: string): Fault {
  return {
    code: 'taxpayer.not_live',
    path: 'taxpayer',
    message: {
      es: `El emisor ${cuit} todavía se está preparando: no pasó a producción.`,
      en: `Issuer ${cuit} is still preparing: it has not gone live.`,
    },
    fix: {
      es: `Pasalo con POST /v1/taxpayers/${cuit}/go-live (o «arca taxpayers go-live ${cuit}»).`,
      en: `Switch it on with POST /v1/taxpayers/${cuit}/go-live (or "arca taxpayers go-live ${cuit}").`,
    },
    arca: [],
  };
}

function fault(code: string, path: string, message: Fault['message']): Fault {
  return {
    code,
    path,
    message,
    fix: { es: `Agregá «${path}».`, en: `Add "${path}".` },
    arca: [],
  };
}

/** The shape of ARCA's codes as this project tells them. */
import type { FaultCode } from '@arca-api/domain/faults/catalogue';
import type { Words } from '@arca-api/domain/faults/fault';

/**
 * ARCA's web services whose codes are told, by their usual names; `padron` is all of its padrones together.
 *
 * @example
 * const service: ArcaService = 'wsfev1';
 */
export const ARCA_SERVICES = [
  'wsfev1',
  'wsfexv1',
  'wscdc',
  'wsaa',
  'padron',
  'wsmtxca',
  'wsbfev1',
  'wsct',
  'wsfecred',
] as const;
export type ArcaService = (typeof ARCA_SERVICES)[number];

/**
 * What a code does: `rejection` stops what was asked; `observation` is a remark on something done all the same;
 * `access` is about tickets and delegations; `outage` is a breakdown of ARCA's.
 *
 * @example
 * const kind: ArcaCodeKind = 'observation'; // the comprobante has its CAE
 */
export const ARCA_CODE_KINDS = ['rejection', 'observation', 'access', 'outage'] as const;
export type ArcaCodeKind = (typeof ARCA_CODE_KINDS)[number];

/**
 * A code as its table tells it. `field` is where in the body of `POST /v1/invoices`, as `lines[].iva`; for WSCDC
 * of `POST /v1/received/verify`, as `comprobante.total`.
 *
 * @example
 * const told: ArcaCodeEntry = {
 *   kind: 'rejection',
 *   field: 'recipient.cuit',
 *   cause: { es: 'El emisor se está facturando a sí mismo.', en: 'The issuer is invoicing itself.' },
 *   fix: { es: 'Poné el CUIT de tu cliente.', en: "Put your customer's CUIT." },
 * };
 */
export interface ArcaCodeEntry {
  readonly kind: ArcaCodeKind;
  readonly field?: string;
  readonly cause: Words;
  readonly fix: Words;
}

/**
 * A code that is the same rule as another one under a number of its own: told by reference, plus what differs.
 *
 * @example
 * const reported: ArcaCodeAlias = { kind: 'rejection', like: { service: 'wsfev1', code: 10013 } };
 */
export interface ArcaCodeAlias {
  readonly kind: ArcaCodeKind;
  readonly like: { readonly service: ArcaService; readonly code: number };
  readonly differs?: Words;
  /** The code speaks when IVA is adjusted by a note of its own kind (WSMTXCA), or reported so. */
  readonly adjusts?: true;
}

/**
 * The codes of one service, or of a family of them. WSAA's and the padrón's are texts.
 *
 * @example
 * const table: ArcaCodeTable = { 10013: { kind: 'rejection', like: { service: 'wsfev1', code: 10015 } } };
 */
export type ArcaCodeTable = Readonly<Record<string, ArcaCodeEntry | ArcaCodeAlias>>;

/**
 * A code explained.
 *
 * @example
 * const { cause, fix, field }: ArcaCodeExplanation = explanation;
 */
export interface ArcaCodeExplanation {
  readonly service: ArcaService;
  /** As ARCA writes it. */
  readonly code: string;
  readonly kind: ArcaCodeKind;
  /** Why ARCA says so. */
  readonly cause: Words;
  /** What to do, in terms of this API. */
  readonly fix: Words;
  /**
   * What it concerns in the body of `POST /v1/invoices`, as `lines[].iva` (for WSCDC of `POST /v1/received/verify`);
   * `null` where it is nothing of the body.
   */
  readonly field: string | null;
  /** The code of the same rule that this one is told after. */
  readonly same_as: { readonly service: ArcaService; readonly code: string } | null;
  /** Our own faults of the same rule: with these the API stops a document before ARCA sees it. */
  readonly faults: readonly FaultCode[];
  /** Where this explanation is answered. */
  readonly docs: string;
}

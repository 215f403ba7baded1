/** The one way to turn a code of ARCA's into cause and fix: whoever tells a person of ARCA's no comes through here. */
import { MIPYME_OPTIONALS, OPTIONAL_KINDS } from '@arca-api/domain/comprobante/optionals';
import { CATALOGUE, FAULT_CODES, type FaultCode } from '@arca-api/domain/faults/catalogue';
import type { Words } from '@arca-api/domain/faults/fault';
import type {
  ArcaCodeAlias,
  ArcaCodeEntry,
  ArcaCodeExplanation,
  ArcaCodeTable,
  ArcaService,
} from './entry.ts';
import { ARCA_CODES } from './tables.ts';

/** What to do once the cause of a reported CAEA, or of another service's code, is mended. */
const AFTER: Readonly<Record<'reported' | 'remarked' | 'adjusted', Words>> = {
  reported: {
    es: 'Con CAEA, corregilo en el sistema que emitió el comprobante e informalo otra vez con el mismo CAEA y número.',
    en: 'Under a CAEA, mend it in the system that issued the comprobante and report it again under the same CAEA and number.',
  },
  remarked: {
    es: 'El comprobante CAEA ya quedó informado: tenelo en cuenta para los próximos.',
    en: 'The CAEA comprobante is already on record: bear it in mind for the next ones.',
  },
  adjusted: {
    es: 'Vale igual al ajustar el IVA con una nota.',
    en: 'It holds all the same when a note adjusts IVA.',
  },
};

/**
 * Explains a code of ARCA's: why ARCA says so, what to do, and which field of `POST /v1/invoices` it concerns.
 * A code that no manual tells is answered too (`null` in {@link findArcaCode}), in ARCA's own words if they are given.
 *
 * @param service whose code it is; the same number means other things elsewhere
 * @param code as ARCA writes it; WSAA's are texts, such as `cms.cert.expired`, and the padrón's are its messages
 * @param message ARCA's own words, repeated where the code is unknown
 *
 * @example
 * const { cause, fix, field } = explainArcaCode('wsfev1', 10069);
 * console.log(cause.es, fix.es, field); // field is 'recipient.cuit'
 */
export function explainArcaCode(
  service: ArcaService,
  code: number | string,
  message = '',
): ArcaCodeExplanation {
  return findArcaCode(service, code) ?? explainUnknown(service, String(code), message.trim());
}

/**
 * Like {@link explainArcaCode}, but `null` for a code that the catalogue does not have.
 *
 * @example
 * findArcaCode('wsfev1', 1); // null
 */
export function findArcaCode(service: ArcaService, code: number | string): ArcaCodeExplanation | null {
  const own = String(code);
  const told = entryOf(ARCA_CODES[service], service === 'padron' ? messageKey(own) : own);
  return told === undefined ? null : explain(service, own, told);
}

/** The padrón has messages for codes: whose CUIT they name, and the stop at their end, tell nothing. */
const messageKey = (message: string): string =>
  message
    .trim()
    .replace(/\.+$/, '')
    .replace(/\d{8,11}/g, 'N');

/**
 * Every code of a service, explained, in the order of its tables.
 *
 * @example
 * listArcaCodes('wscdc').length; // 41
 */
export function listArcaCodes(service: ArcaService): readonly ArcaCodeExplanation[] {
  return Object.entries(ARCA_CODES[service]).map(([code, told]) => explain(service, code, told));
}

function entryOf(table: ArcaCodeTable, code: string): ArcaCodeEntry | ArcaCodeAlias | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

function explain(
  service: ArcaService,
  code: string,
  told: ArcaCodeEntry | ArcaCodeAlias,
): ArcaCodeExplanation {
  if ('like' in told) return explainAlias(service, code, told);
  const { kind, cause, fix, field = null } = told;
  const faults = faultsOf(service, code);
  return { service, code, kind, cause, fix, field, same_as: null, faults, docs: docsOf(service, code) };
}

/** The other code's words, then what differs here, then what that means for whoever must act. */
function explainAlias(service: ArcaService, code: string, told: ArcaCodeAlias): ArcaCodeExplanation {
  const { kind, like, differs } = told;
  const base = explainArcaCode(like.service, like.code);
  return {
    ...base,
    service,
    code,
    kind,
    cause: differs === undefined ? base.cause : join(base.cause, differs),
    fix: join(base.fix, afterwards(service, told)),
    same_as: { service: like.service, code: String(like.code) },
    docs: docsOf(service, code),
  };
}

function afterwards(service: ArcaService, { kind, like, adjusts }: ArcaCodeAlias): Words {
  if (adjusts) return AFTER.adjusted;
  if (like.service === service) return kind === 'observation' ? AFTER.remarked : AFTER.reported;
  const other = like.service.toUpperCase().replace('V1', 'v1');
  return {
    es: `Es la misma regla que ${like.code} de ${other}: lo dicho de esta API vale al facturar por ese servicio.`,
    en: `It is the same rule as ${like.code} of ${other}: what is said of this API holds when invoicing through that service.`,
  };
}

function explainUnknown(service: ArcaService, code: string, message: string): ArcaCodeExplanation {
  const own = message === '' ? '' : `: «${message}»`;
  return {
    service,
    code,
    kind: 'rejection',
    cause: {
      es: `ARCA usó un código que sus manuales no cuentan${own}.`,
      en: `ARCA used a code that its manuals do not tell${own}.`,
    },
    fix: {
      es: 'Guiate por las palabras de ARCA. Si no alcanza, avisanos con el request_id para sumarlo al catálogo.',
      en: "Go by ARCA's words. If they are not enough, tell us the request_id so that the catalogue gains it.",
    },
    field: null,
    same_as: null,
    faults: faultsOf(service, code),
    docs: docsOf(service, code),
  };
}

/** The shape of every optional is a rule of its own at ARCA, and one fault here; those of an FCE come of `mipyme`. */
const SHAPES: readonly number[] = [...OPTIONAL_KINDS]
  .filter(([id]) => !MIPYME_OPTIONALS.includes(id))
  .map(([, { arca }]) => arca);

const arcaOf = (fault: FaultCode): readonly number[] =>
  fault === 'optional.value_invalid' ? [...CATALOGUE[fault].arca, ...SHAPES] : CATALOGUE[fault].arca;

/** The services whose rules our own faults anticipate, with the faults of every code. */
const FAULTS: Partial<Record<ArcaService, ReadonlyMap<string, readonly FaultCode[]>>> = {
  wsfev1: faultsByCode((fault) => !/^(export|received)\./.test(fault)),
  wsfexv1: faultsByCode((fault) => fault.startsWith('export.')),
  wscdc: faultsByCode((fault) => fault.startsWith('received.')),
};

function faultsByCode(belongs: (fault: FaultCode) => boolean): ReadonlyMap<string, readonly FaultCode[]> {
  const found = new Map<string, FaultCode[]>();
  for (const fault of FAULT_CODES.filter(belongs))
    for (const code of new Set(arcaOf(fault).map(String)))
      found.set(code, [...(found.get(code) ?? []), fault]);
  return found;
}

const faultsOf = (service: ArcaService, code: string): readonly FaultCode[] =>
  FAULTS[service]?.get(code) ?? [];

const join = (first: Words, second: Words): Words => ({
  es: `${first.es} ${second.es}`,
  en: `${first.en} ${second.en}`,
});

const docsOf = (service: ArcaService, code: string): string =>
  `/v1/reference/error-codes?service=${service}&code=${encodeURIComponent(code)}`;

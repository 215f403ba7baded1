/** ARCA's codes as pages to read and to be found by: the catalogue, written out. */
import { ARCA_SERVICES, type ArcaCodeExplanation, type ArcaCodeKind, type ArcaService } from '../entry.ts';
import { listArcaCodes } from '../explain-arca-code.ts';

type Language = 'es' | 'en';

/** Short for what each service does, in both languages. */
const SERVICES: Readonly<
  Record<ArcaService, { readonly name: string } & Readonly<Record<Language, string>>>
> = {
  wsfev1: {
    name: 'WSFEv1',
    es: 'facturas, notas y recibos A, B y C, con CAE o CAEA',
    en: 'invoices, notes and receipts A, B and C, with CAE or CAEA',
  },
  wsfexv1: { name: 'WSFEXv1', es: 'comprobantes E, de exportación', en: 'class E comprobantes, of exports' },
  wscdc: {
    name: 'WSCDC',
    es: 'constatación de comprobantes recibidos',
    en: 'verification of received comprobantes',
  },
  wsaa: { name: 'WSAA', es: 'certificados y tickets de acceso', en: 'certificates and access tickets' },
  padron: {
    name: 'Padrón',
    es: 'constancia de inscripción y padrones A4, A5, A10 y A13',
    en: 'proof of registration and padrones A4, A5, A10 and A13',
  },
  wsmtxca: {
    name: 'WSMTXCA',
    es: 'comprobantes A y B con detalle de ítems codificados',
    en: 'comprobantes A and B with the detail of coded items',
  },
  wsbfev1: {
    name: 'WSBFEv1',
    es: 'bonos fiscales electrónicos de bienes de capital',
    en: 'electronic fiscal bonds of capital goods',
  },
  wsct: {
    name: 'WSCT',
    es: 'comprobantes T, de alojamiento a turistas del exterior',
    en: 'class T comprobantes, of lodging for foreign tourists',
  },
  wsfecred: {
    name: 'WSFECRED',
    es: 'respuesta a facturas de crédito electrónicas recibidas',
    en: 'answers to received electronic credit invoices',
  },
};

const WORDS = {
  es: {
    title: 'Códigos de ARCA',
    written: 'Escrito por contract/arca-codes/pages/generate.ts desde sus tablas: cambiá esas.',
    opening: 'Qué significa cada código y qué hacer, en términos de esta API. También en',
    kinds: { rejection: 'Rechazo', observation: 'Observación', access: 'Acceso', outage: 'Falla de ARCA' },
    fix: 'Qué hacer',
    fault: 'La API lo avisa antes',
    same: 'Misma regla que',
    codes: 'códigos',
  },
  en: {
    title: "ARCA's codes",
    written: 'Written by contract/arca-codes/pages/generate.ts from its tables: change those.',
    opening: 'What every code means and what to do, in terms of this API. Also at',
    kinds: {
      rejection: 'Rejection',
      observation: 'Observation',
      access: 'Access',
      outage: "ARCA's breakdown",
    },
    fix: 'What to do',
    fault: 'The API says so before',
    same: 'Same rule as',
    codes: 'codes',
  },
} as const satisfies Record<
  Language,
  { readonly kinds: Record<ArcaCodeKind, string> } & Record<string, unknown>
>;

/** Every page, by its path within docs/reference/arca-codes. */
export function renderPages(): ReadonlyMap<string, string> {
  const pages = (['es', 'en'] as const).flatMap((language) => [
    [`${language}/README.md`, renderIndex(language)] as const,
    ...ARCA_SERVICES.map(
      (service) => [`${language}/${service}.md`, renderService(service, language)] as const,
    ),
  ]);
  return new Map(pages);
}

function renderIndex(language: Language): string {
  const { title, written, opening, codes } = WORDS[language];
  const services = ARCA_SERVICES.map((service) => {
    const about = SERVICES[service];
    return `- [${about.name}](${service}.md): ${about[language]} (${listArcaCodes(service).length} ${codes}).`;
  });
  return page([
    `<!-- ${written} -->`,
    `# ${title}`,
    `${opening} \`GET /v1/reference/error-codes\`.`,
    services.join('\n'),
  ]);
}

function renderService(service: ArcaService, language: Language): string {
  const { title, written } = WORDS[language];
  const about = SERVICES[service];
  return page([
    `<!-- ${written} -->`,
    `# ${title}: ${about.name}`,
    `${about.name}: ${about[language]}. [${title}](README.md).`,
    ...listArcaCodes(service).map((told) => renderCode(told, language)),
  ]);
}

function renderCode(told: ArcaCodeExplanation, language: Language): string {
  const { kinds, fix, fault, same } = WORDS[language];
  const marks = [
    kinds[told.kind],
    ...(told.field === null ? [] : [`\`${told.field}\``]),
    ...(told.faults.length === 0 ? [] : [`${fault}: ${told.faults.map((one) => `\`${one}\``).join(', ')}`]),
    ...(told.same_as === null ? [] : [`${same} ${linkOf(told.same_as)}`]),
  ];
  return [
    `### ${told.code.replaceAll('<', '&lt;')}`,
    `${marks.join(' · ')}`,
    told.cause[language],
    `**${fix}:** ${told.fix[language]}`,
  ].join('\n\n');
}

const linkOf = ({ service, code }: { readonly service: ArcaService; readonly code: string }): string =>
  `[${SERVICES[service].name} ${code}](${service}.md#${code})`;

const page = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

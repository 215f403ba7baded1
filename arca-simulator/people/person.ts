// What the simulator knows of a taxpayer: enough for the padrón services and for the receiver checks.

/** The conditions a registered person may have. */
export const IVA_CONDITIONS = [
  'responsable_inscripto',
  'monotributo',
  'monotributo_social',
  'monotributo_promovido',
  'exento',
  'no_alcanzado',
  'consumidor_final',
  'no_categorizado',
] as const;

/** One of {@link IVA_CONDITIONS}. */
export type IvaCondition = (typeof IVA_CONDITIONS)[number];

/** Registers that open a door of WSFEv1: used goods (RG 3411, CbteTipo 49) and insurers of caución. */
export type Register = 'bienes_usados' | 'seguros_caucion';

/** One activity, by its six digits of the nomenclator. */
export interface Activity {
  readonly id: number;
  readonly name: string;
  readonly ended?: boolean;
  /** `yyyymm` of its beginning; 201803 when absent. */
  readonly since?: number;
}

/** One tax, by ARCA's number. */
export interface Tax {
  readonly id: number;
  readonly name: string;
  /** `yyyymm` of its beginning. */
  readonly since: number;
}

/** A fiscal address. */
export interface PersonAddress {
  readonly street: string;
  readonly city?: string;
  readonly postal_code: string;
  /** 0 is Ciudad Autónoma de Buenos Aires, which carries no city. */
  readonly province_id: number;
  readonly province: string;
  /** What else is known of the place, and what it is: BARRIO, PARAJE, NO DETERMINADO... */
  readonly detail?: string;
  readonly detail_kind?: string;
}

/** A taxpayer as the control API shows and accepts it. Dates are `yyyy-mm-dd`. */
export interface Person {
  /** Eleven digits with a valid check digit. */
  readonly cuit: string;
  /** Company name, or `last_name` and `first_name` for people. */
  readonly company_name?: string;
  readonly last_name?: string;
  readonly first_name?: string;
  /** DNI, for people. */
  readonly document?: string;
  readonly iva_condition: IvaCondition;
  /** Letter A to K, for monotributo. */
  readonly monotributo_category?: string;
  readonly active: boolean;
  readonly deceased_on?: string;
  /** Texts of `errorConstancia`: the person exists and no tax data comes. */
  readonly certificate_errors?: readonly string[];
  /** Texts of `errorRegimenGeneral`, in place of the taxes of the general regime. */
  readonly regime_errors?: readonly string[];
  /** Texts of `errorMonotributo`, in place of what monotributo would tell. */
  readonly monotributo_errors?: readonly string[];
  /** Its taxes; those of its IVA condition when absent. */
  readonly taxes?: readonly Tax[];
  readonly address: PersonAddress;
  /** The first is the main one; one that ended is kept and may not be invoiced any more. */
  readonly activities: readonly Activity[];
  /** Registered MiPyME: may issue FCE, and owes it to an empresa grande. */
  readonly pyme: boolean;
  /** Empresa grande, or a MiPyME that opted in to receive FCE. */
  readonly fce_receiver?: 'grande' | 'opted';
  readonly electronic_domicile: boolean;
  readonly financial_entity?: boolean;
  /** Listed among issuers of false invoices. */
  readonly apocryphal?: boolean;
  /** "No confiable" in Seguridad Social. */
  readonly unreliable?: boolean;
  /** Its class A form is pending. */
  readonly form_pending?: boolean;
  /** Which class A it may issue: either of the two when absent. */
  readonly class_a?: 'plain' | 'with_legend' | 'none';
  /** Special registers that list it. */
  readonly registers?: readonly Register[];
  /** May issue class A from this day on, `yyyymmdd`; since ever when absent. */
  readonly class_a_from?: string;
  /** `false` when it is not enrolled to issue electronically. */
  readonly electronic_issuer?: boolean;
  /** `false` when it is no registered autoimpresor, which CAEA asked for until 2026-05. */
  readonly autoimpresor?: boolean;
  /** Projects of the Promoción Industrial that are its own: eight digits each. */
  readonly promotion_projects?: readonly string[];
  /** CBUs registered to it; any well-formed CBU counts when absent. */
  readonly cbus?: readonly string[];
  /** Registered as an exporter of goods; yes when absent. */
  readonly exporter?: boolean;
  /** Enabled for the simplified export; yes when absent. */
  readonly simplified_exporter?: boolean;
  /** Derived from the number alone; nobody registered it. */
  readonly synthetic: boolean;
}

/** "APELLIDO NOMBRE" or the company's name. */
export function personName(person: Person): string {
  return person.company_name ?? `${person.last_name ?? ''} ${person.first_name ?? ''}`.trim();
}

/** The activities that have not ended. */
export function activeActivities(person: Person | undefined): readonly Activity[] {
  return person?.activities.filter(({ ended }) => !ended) ?? [];
}

export function isMonotributo(person: Person): boolean {
  return person.iva_condition.startsWith('monotributo');
}

/**
 * Currencies: callers say ISO 4217, ARCA says MonId. FEParamGetTiposMonedas as answered in 2021, without
 * the currencies that no longer exist and without `002`, a dollar that invoices do not use.
 */

/** A currency that can be invoiced in. */
export interface Currency {
  readonly iso: string;
  /** ARCA's MonId. */
  readonly arca: string;
  /** In Spanish, plural, as printed. */
  readonly name: string;
}

/** ARCA's MonId of the peso. */
export const PESOS = 'PES';

/** Every currency that can be invoiced in; the peso first. */
export const CURRENCIES: readonly Currency[] = [
  { iso: 'ARS', arca: 'PES', name: 'Pesos argentinos' },
  { iso: 'USD', arca: 'DOL', name: 'Dólares estadounidenses' },
  { iso: 'EUR', arca: '060', name: 'Euros' },
  { iso: 'BRL', arca: '012', name: 'Reales' },
  { iso: 'UYU', arca: '011', name: 'Pesos uruguayos' },
  { iso: 'CLP', arca: '033', name: 'Pesos chilenos' },
  { iso: 'GBP', arca: '021', name: 'Libras esterlinas' },
  { iso: 'MXN', arca: '010', name: 'Pesos mexicanos' },
  { iso: 'DKK', arca: '014', name: 'Coronas danesas' },
  { iso: 'NOK', arca: '015', name: 'Coronas noruegas' },
  { iso: 'SEK', arca: '016', name: 'Coronas suecas' },
  { iso: 'CAD', arca: '018', name: 'Dólares canadienses' },
  { iso: 'JPY', arca: '019', name: 'Yenes' },
  { iso: 'CZK', arca: '024', name: 'Coronas checas' },
  { iso: 'AUD', arca: '026', name: 'Dólares australianos' },
  { iso: 'PYG', arca: '029', name: 'Guaraníes' },
  { iso: 'BOB', arca: '031', name: 'Bolivianos' },
  { iso: 'COP', arca: '032', name: 'Pesos colombianos' },
  { iso: 'ZAR', arca: '034', name: 'Rands sudafricanos' },
  { iso: 'HKD', arca: '051', name: 'Dólares de Hong Kong' },
  { iso: 'SGD', arca: '052', name: 'Dólares de Singapur' },
  { iso: 'JMD', arca: '053', name: 'Dólares de Jamaica' },
  { iso: 'TWD', arca: '054', name: 'Dólares de Taiwán' },
  { iso: 'GTQ', arca: '055', name: 'Quetzales' },
  { iso: 'HUF', arca: '056', name: 'Florines húngaros' },
  { iso: 'THB', arca: '057', name: 'Bahts' },
  { iso: 'KWD', arca: '059', name: 'Dinares kuwaitíes' },
  { iso: 'ILS', arca: '030', name: 'Shekels' },
  { iso: 'PEN', arca: '035', name: 'Soles peruanos' },
  { iso: 'RON', arca: '040', name: 'Lei rumanos' },
  { iso: 'DOP', arca: '042', name: 'Pesos dominicanos' },
  { iso: 'PAB', arca: '043', name: 'Balboas' },
  { iso: 'NIO', arca: '044', name: 'Córdobas' },
  { iso: 'MAD', arca: '045', name: 'Dirhams marroquíes' },
  { iso: 'EGP', arca: '046', name: 'Libras egipcias' },
  { iso: 'SAR', arca: '047', name: 'Riyales saudíes' },
  { iso: 'PLN', arca: '061', name: 'Eslotis' },
  { iso: 'INR', arca: '062', name: 'Rupias indias' },
  { iso: 'HNL', arca: '063', name: 'Lempiras' },
  { iso: 'CNY', arca: '064', name: 'Yuanes' },
  { iso: 'CHF', arca: '009', name: 'Francos suizos' },
  { iso: 'ANG', arca: '028', name: 'Florines antillanos' },
];

const BY_ISO = new Map(CURRENCIES.map((currency) => [currency.iso, currency]));
const BY_ARCA = new Map(CURRENCIES.map((currency) => [currency.arca, currency]));

/**
 * The currency of an ISO code, or `null`.
 *
 * @example
 * currencyByIso('USD')?.arca; // 'DOL'
 */
export function currencyByIso(iso: string): Currency | null {
  return BY_ISO.get(iso) ?? null;
}

/** The currency of ARCA's MonId, or `null`. */
export function currencyByArca(id: string): Currency | null {
  return BY_ARCA.get(id) ?? null;
}

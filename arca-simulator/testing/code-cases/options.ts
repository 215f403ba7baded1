// Test data: codes of Opcionales, by resolution.
import { INVOICE_A, INVOICE_B } from '../details.ts';
import { type Arrange, a, b, type Change, type CodeCase, c, credit, spoil } from './build.ts';
import { NOBODY, options, RI } from './parts.ts';

const rental = (owner: string, name = 'Una persona') => options(['17', '1'], ['1801', owner], ['1802', name]);
const payer = (type: string, number: string, covered = '1') =>
  options(['10', covered], ['1011', type], ['1012', number]);
const RENTAL = rental(String(RI));

const SELLER = ['91', 'Una persona'] as const;
const HOME = ['93', 'Una calle 1'] as const;
const USED = {
  ...INVOICE_B,
  DocTipo: 96,
  DocNro: 28456789,
  ...options(SELLER, HOME),
};
const used = (code: number, change: Change, near: Change = {}): CodeCase =>
  spoil(code, 49, USED, change, near);
const FOREIGNER = { DocTipo: 94, DocNro: 4567 };

const INSURER = '30000000368';
const SEGWS: Arrange = (control) => {
  for (const cuit of [INSURER, '30000000147'])
    control.putPunto({ cuit, number: 7, kind: 'segws', blocked: false });
};
const POLICY = options(['2901', 'POL 1'], ['2902', 'END 1']);
const caucion = (code: number, change: Change, near: Change = POLICY): CodeCase =>
  spoil(code, 1, INVOICE_A, change, near, { issuer: INSURER, punto: 7, arrange: SEGWS });
const manyPolicies = (count: number) =>
  options(
    ...Array.from(
      { length: count },
      (_, index) => [index % 2 === 0 ? '2901' : '2902', `N ${index}`] as const,
    ),
  );

export const OPTION_CASES: readonly CodeCase[] = [
  a(10052, { Opcionales: { Opcional: [] } }),
  a(10053, options(['999', 'x'])),
  a(10054, options(['5', '01'], ['5', '02']), options(['5', '01'], ['7', '02'])),
  a(10055, options(['5', ' ']), options(['5', '01'])),
  a(10064, options(['2', '1']), options(['2', '00000000'])),
  c(10066, options(['2', '00000000'])),
  a(10066, options(['2', '12345679']), options(['2', '12345678'])),
  spoil(10068, 5, INVOICE_A, options(['5', '01'])),
  b(10086, options(['5', '01'])),
  a(10088, options(['5', '1']), options(['5', '06'])),
  a(10089, options(['5', '07']), options(['5', '06'])),
  a(10090, options(['61', '1']), options(['61', '96'])),
  a(10091, options(['61', '50']), options(['61', '80'])),
  a(10092, options(['62', 'x']), options(['62', '1'])),
  a(10092, options(['62', '123456789012']), options(['62', '12345678901'])),
  a(10094, options(['7', '1']), options(['7', '01'])),
  a(10095, options(['7', '05']), options(['7', '04'])),
  a(10097, options(['10', '2']), options(['10', '0'])),
  a(10098, payer('50', '1'), payer('94', '1')),
  a(10099, payer('96', '-'), payer('96', '28456789')),
  a(10099, payer('94', 'x'.repeat(21)), payer('94', 'x'.repeat(20))),
  a(10110, options(['11', '2']), options(['11', '1'])),
  a(10111, options(['12', '2']), options(['12', '1'])),
  a(10112, options(['11', '1'], ['12', '1']), options(['11', '1'], ['5', '01'])),
  a(10113, options(['10', '1']), payer('96', '28456789')),
  a(10113, payer('96', '28456789', '0'), options(['10', '0'])),
  a(10114, options(['1011', '96'], ['1012', '28456789']), payer('96', '28456789')),
  a(10115, payer('80', String(NOBODY)), payer('80', String(RI))),
  a(10115, payer('96', '1'), payer('96', '28456789')),
  a(10116, options(['13', '2']), options(['13', '1'])),
  a(10117, options(['14', '2']), options(['14', '1'])),
  a(10118, options(['15', '2']), options(['15', '1'])),
  a(10123, options(['17', '2'])),
  b(10124, options(['17', '3']), options(['17', '2'])),
  b(10125, rental('1'), RENTAL),
  b(10126, rental(String(NOBODY)), RENTAL),
  b(10127, rental(String(RI), 'x'.repeat(101)), rental(String(RI), 'x'.repeat(100))),
  b(
    10128,
    options(['17', '1'], ['1801', String(RI)], ['1802', 'x'], ['1801', String(RI)], ['1802', 'y']),
    options(['17', '1'], ['1801', String(RI)], ['1802', 'x'], ['1801', '33000000138'], ['1802', 'y']),
  ),
  b(10129, options(['17', '1']), options(['17', '2'])),
  b(
    10130,
    options(['17', '2'], ['1801', String(RI)]),
    options(['17', '2'], ['1801', String(RI)], ['1802', 'x']),
  ),
  b(10131, rental('30000000147'), RENTAL),
  b(10132, options(['1801', String(RI)], ['1802', 'x']), RENTAL),
  a(10189, options(['23', 'x'.repeat(51)]), options(['23', 'x'.repeat(50)])),
  a(10190, options(['23', 'OC 1'], ['23', 'OC 1']), options(['23', 'OC 1'], ['23', 'OC 2'])),

  used(10012, { CbteHasta: 2 }),
  used(10015, { DocTipo: 99, DocNro: 0 }),
  used(10015, { DocTipo: 80, DocNro: NOBODY }, { DocTipo: 80, DocNro: 20000000257 }),
  used(10076, { Opcionales: undefined }),
  used(10077, options(['91', 'x'.repeat(101)], HOME), options(['91', 'x'.repeat(100)], HOME)),
  used(10078, options(HOME)),
  used(
    10079,
    { ...FOREIGNER, ...options(SELLER, ['92', '1'], HOME) },
    { ...FOREIGNER, ...options(SELLER, ['92', '102'], HOME) },
  ),
  used(
    10080,
    { ...FOREIGNER, ...options(SELLER, ['92', '999'], HOME) },
    { ...FOREIGNER, ...options(SELLER, ['92', '102'], HOME) },
  ),
  used(10081, options(SELLER, HOME, ['23', 'OC 1'])),
  used(10082, FOREIGNER, { ...FOREIGNER, ...options(SELLER, ['92', '102'], HOME) }),
  used(10082, options(SELLER, ['92', '102'], HOME)),
  used(10083, options(SELLER, ['93', 'x'.repeat(251)]), options(SELLER, ['93', 'x'.repeat(250)])),
  used(10084, options(SELLER)),
  used(10085, { Concepto: 2, FchServDesde: '20261101', FchServHasta: '20261115', FchVtoPago: '20261120' }),

  spoil(10273, 5, INVOICE_A, POLICY, {}, { issuer: '30000000147' }),
  a(10273, POLICY, POLICY, { near: { issuer: INSURER, punto: 7, arrange: SEGWS } }),
  caucion(
    10274,
    options(['2901', 'x'.repeat(31)], ['2902', 'END 1']),
    options(['2901', 'x'.repeat(30)], ['2902', 'END 1']),
  ),
  a(10275, POLICY, POLICY, { near: { issuer: INSURER, punto: 7, arrange: SEGWS } }),
  caucion(10276, options(['2901', 'POL 1'], ['2902', '*']), POLICY),
  caucion(10277, options(['2902', 'END 1'])),
  caucion(10278, options(['2901', 'POL 1'])),
  a(10279, POLICY, POLICY, { near: { issuer: INSURER, punto: 7, arrange: SEGWS } }),
  caucion(10280, manyPolicies(6002), manyPolicies(6000)),
  caucion(10281, options(['2901', 'POL 1'], ['2902', 'END 1'], ['2902', 'END 2'])),
  a(10282, {}, POLICY, { punto: 7, arrange: SEGWS, near: { issuer: INSURER, arrange: SEGWS } }),
  credit(10277, { Opcionales: undefined }, POLICY, { issuer: INSURER, punto: 7, arrange: SEGWS }),
];

// Test data: codes of the receiver in the padrón, several buyers, the issuer's alerts and its puntos de venta.
import { INVOICE_B } from '../details.ts';
import { a, b, type CodeCase, c, credit, spoil } from './build.ts';
import { amounts, buyers, NOBODY, OTHER_RI, options, RI, SERVICE } from './parts.ts';

const TWO = buyers([RI, 60], [OTHER_RI, 40]);
const one = (change: object): object => ({
  Compradores: {
    Comprador: [
      { DocTipo: 80, DocNro: RI, Porcentaje: 60 },
      { DocTipo: 80, DocNro: OTHER_RI, Porcentaje: 40, ...change },
    ],
  },
});
const EXENTO = '30000000163';
const INACTIVE = 30000000260;
const UNRELIABLE = 30000000325;
// The FCE minimum, with and without its last cent.
const OWED = amounts(4_586_662.81);
const NOT_OWED = amounts(4_586_662.8);

export const RECEIVER_CASES: readonly CodeCase[] = [
  a(10017, { DocNro: NOBODY }),
  credit(10017, { DocNro: INACTIVE }),
  a(10063, { DocNro: Number(EXENTO) }),
  c(
    10096,
    {},
    {},
    {
      issuer: EXENTO,
      punto: 4,
      arrange: (control) => control.putPunto({ cuit: EXENTO, number: 4, kind: 'ri', blocked: false }),
      near: {
        arrange: (control) => control.putPunto({ cuit: EXENTO, number: 4, kind: 'exento', blocked: false }),
      },
    },
  ),
  a(10133, { Compradores: { Comprador: [] } }, TWO),
  spoil(
    10134,
    49,
    {
      ...INVOICE_B,
      DocTipo: 80,
      DocNro: RI,
      CondicionIVAReceptorId: 5,
      ...options(['91', 'Una persona'], ['93', 'Una calle 1']),
    },
    TWO,
  ),
  a(10135, one({ DocTipo: undefined }), TWO),
  b(10136, TWO),
  a(10137, one({ DocTipo: 96 }), one({ DocTipo: 86 })),
  a(10138, one({ DocNro: undefined }), TWO),
  a(10139, buyers([RI, 60], [12345678, 40]), TWO),
  a(10140, buyers([RI, 60], [30000000147, 40]), TWO),
  a(10141, buyers([RI, 50], [RI, 50]), buyers([RI, 50], [OTHER_RI, 50])),
  a(10142, one({ Porcentaje: undefined }), TWO),
  a(10143, buyers([RI, 60.001], [OTHER_RI, 39.999]), buyers([RI, 60.01], [OTHER_RI, 39.99])),
  a(10144, buyers([RI, 99.99], [OTHER_RI, -0.01]), buyers([RI, 99.99], [OTHER_RI, 0.01])),
  a(10145, buyers([RI, 99.99]), buyers([RI, 99.99], [OTHER_RI, 0.01])),
  a(10146, buyers([RI, 40], [OTHER_RI, 60]), buyers([RI, 50], [OTHER_RI, 50])),
  a(10147, buyers([RI, 60], [OTHER_RI, 39.99]), TWO),
  a(10148, buyers([RI, 60], [INACTIVE, 40]), TWO),
  a(
    10149,
    { DocNro: Number(EXENTO), ...buyers([Number(EXENTO), 60], [30000000252, 40]) },
    { DocNro: Number(EXENTO), ...buyers([Number(EXENTO), 60], [RI, 40]) },
  ),
  a(10150, { ...SERVICE, ...TWO }, TWO),
  a(10188, { DocNro: 30000000155, ...OWED }, { DocNro: 30000000155, ...NOT_OWED }),
  a(10192, { DocNro: 30000000198, ...OWED }, { DocNro: 30000000198, ...NOT_OWED }),
  a(10195, { DocNro: 30000000317 }),
  a(10217, { DocNro: 27000000146, CondicionIVAReceptorId: 6 }),
  a(10234, {}, {}, { issuer: '30000000341', near: { issuer: '30000000147' } }),
  c(
    10235,
    { ImpTotal: 126_610_838.76, ImpNeto: 126_610_838.76 },
    { ImpTotal: 126_610_838.75, ImpNeto: 126_610_838.75 },
  ),
  c(
    10236,
    { ImpTotal: 12_009_410.46, ImpNeto: 12_009_410.46, DocTipo: 96, DocNro: 28456789 },
    { ImpTotal: 12_009_410.45, ImpNeto: 12_009_410.45, DocTipo: 96, DocNro: 28456789 },
  ),
  a(10238, { DocNro: NOBODY }),
  a(10242, { CondicionIVAReceptorId: 3 }, { CondicionIVAReceptorId: 13 }),
  a(10243, { CondicionIVAReceptorId: 5 }, { CondicionIVAReceptorId: 6 }),
  b(10243, { CondicionIVAReceptorId: 1 }, { CondicionIVAReceptorId: 4 }),
  a(10245, { CondicionIVAReceptorId: undefined }),
  a(
    10246,
    { CbteFch: '20261201', CondicionIVAReceptorId: undefined },
    { CbteFch: '20261201' },
    { on: '2026-12-01T15:00:00Z' },
  ),
  a(10247, { DocNro: INACTIVE }),
  { ...credit(10247, { DocNro: INACTIVE }), as: 'observation' },
  a(10248, { DocNro: UNRELIABLE }),
  { ...credit(10248, { DocNro: UNRELIABLE }), as: 'observation' },
  b(10249, { DocTipo: 86, DocNro: 20000000273 }, { DocTipo: 86, DocNro: 20000000257 }),
];

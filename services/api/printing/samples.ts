/** Comprobantes to look at, measure and test with. */
import type { PrintableComprobante, PrintableLine } from './printable.ts';

const ISSUER: PrintableComprobante['issuer'] = {
  name: 'Papelera Ejemplar S.R.L.',
  trade_name: 'Librería La Imaginaria',
  address: 'Av. Corrientes 1543, piso 2, C1042AAB Ciudad Autónoma de Buenos Aires',
  cuit: '30000000007',
  gross_income_number: '901-123456-7',
  iva_condition: 'IVA Responsable Inscripto',
  activities_started_on: '2019-03-01',
  logo: null,
  footer: 'Teléfono gratuito CABA, Área de Defensa y Protección al Consumidor: 147',
};

const COMPANY: PrintableComprobante['receiver'] = {
  name: 'Distribuidora Ñandú Hermanos S.A.',
  document_label: 'CUIT',
  document_number: '30000000139',
  iva_condition: 'IVA Responsable Inscripto',
  address: 'San Martín 850, S2000 Rosario, Santa Fe',
};

const CONSUMER: PrintableComprobante['receiver'] = {
  name: null,
  document_label: null,
  document_number: null,
  iva_condition: 'Consumidor Final',
  address: null,
};

const GOODS = [
  'Cuaderno A4 rayado 98 hojas tapa dura',
  'Lápiz negro HB caja x 12',
  'Resma papel obra A4 75 g',
  'Servicio de impresión láser color doble faz, incluye diseño, corte y entrega en el domicilio del cliente',
  'Tóner alternativo HP 85A',
  'Carpeta Nº 3 con anillos',
];

/** A line of sample goods; `index` also varies the price so that no two documents are alike. */
export function sampleLine(index: number, rate = '21%'): PrintableLine {
  const cents = 125_050 + ((index * 7919) % 900_000);
  const text = (value: number) => (value / 100).toFixed(2);
  const quantity = 1 + (index % 5);
  return {
    code: `P-${String(100 + index)}`,
    description: GOODS[index % GOODS.length] ?? '',
    quantity: String(quantity),
    unit: 'unidades',
    unit_price: text(cents),
    discount_percent: '0',
    discount_amount: '0',
    subtotal: text(cents * quantity),
    iva_rate: rate,
    subtotal_with_iva: text(Math.round(cents * quantity * 1.21)),
  };
}

function qrUrl(
  p: Pick<PrintableComprobante, 'date' | 'punto_de_venta' | 'type_code' | 'number'>,
  total: string,
): string {
  const data = {
    ver: 1,
    fecha: p.date,
    cuit: 30000000007,
    ptoVta: p.punto_de_venta,
    tipoCmp: p.type_code,
    nroCmp: p.number,
    importe: Number(total),
    moneda: 'PES',
    ctz: 1,
    tipoDocRec: 80,
    nroDocRec: 30000000139,
    tipoCodAut: 'E',
    codAut: 76470000000000 + p.number,
  };
  return `https://www.arca.gob.ar/fe/qr/?p=${Buffer.from(JSON.stringify(data)).toString('base64')}`;
}

/** A class A invoice of `count` lines whose amounts add up. */
export function sampleA(number = 101, count = 4): PrintableComprobante {
  const lines = Array.from({ length: count }, (_, i) => sampleLine(i + number));
  const net = lines.reduce((sum, line) => sum + Math.round(Number(line.subtotal) * 100), 0);
  const iva = Math.round(net * 0.21);
  const perception = Math.round(net * 0.03);
  const text = (cents: number) => (cents / 100).toFixed(2);
  const total = text(net + iva + perception);
  const head = { type_code: 1, punto_de_venta: 3, number, date: '2026-11-22' };
  return {
    ...head,
    mode: 'live',
    letter: 'A',
    name: 'FACTURA',
    letter_legend: null,
    service_from: null,
    service_to: null,
    payment_due_date: null,
    sale_terms: 'Cuenta corriente',
    issuer: ISSUER,
    receiver: COMPANY,
    lines,
    totals: [
      { label: 'Importe Neto Gravado', amount: text(net) },
      { label: 'IVA 27%', amount: '0' },
      { label: 'IVA 21%', amount: text(iva) },
      { label: 'IVA 10,5%', amount: '0' },
      { label: 'IVA 5%', amount: '0' },
      { label: 'IVA 2,5%', amount: '0' },
      { label: 'IVA 0%', amount: '0' },
      { label: 'Importe Otros Tributos', amount: text(perception) },
    ],
    total: { label: 'Importe Total', amount: total },
    other_taxes: [
      {
        description: 'Per./Ret. Ingresos Brutos',
        detail: 'Santa Fe',
        rate: '3',
        amount: text(perception),
      },
    ],
    transparency: null,
    currency: { code: 'ARS', name: 'Pesos', exchange_rate: null },
    details: [],
    related_comprobantes: [],
    legends: [],
    observations: [],
    notes: null,
    mipyme: null,
    authorization: { kind: 'cae', code: String(76470000000000 + number), expires_on: '2026-12-02' },
    qr_url: qrUrl(head, total),
  };
}

/** The sum of the lines, which in B and C is the total. */
function final(p: PrintableComprobante, letter: string, typeCode: number): PrintableComprobante {
  const cents = p.lines.reduce((sum, line) => sum + Math.round(Number(line.subtotal) * 100), 0);
  const amount = (cents / 100).toFixed(2);
  return {
    ...p,
    letter,
    type_code: typeCode,
    totals: [
      { label: 'Subtotal', amount },
      { label: 'Importe Otros Tributos', amount: '0' },
    ],
    other_taxes: [],
    total: { label: 'Importe Total', amount },
    qr_url: qrUrl({ ...p, type_code: typeCode }, amount),
  };
}

export function sampleB(number = 101, count = 3): PrintableComprobante {
  const p = { ...final(sampleA(number, count), 'B', 6), receiver: CONSUMER, sale_terms: 'Contado' };
  const iva = (Number(p.total.amount) - Number(p.total.amount) / 1.21).toFixed(2);
  return { ...p, transparency: { iva, other_national_indirect: '0' } };
}

const FCE_LEGEND =
  'La presente Factura de Crédito Electrónica se considerará aceptada al vencimiento del plazo legal si no fuera rechazada; constituirá título ejecutivo y valor no cartular en los términos de la Ley 27.440, y podrá ser cedida, transmitida o negociada.';

/** One of each kind of document that people will look at. */
export function samples(): Readonly<Record<string, PrintableComprobante>> {
  const a = sampleA();
  const services = { service_from: '2026-11-01', service_to: '2026-11-30', payment_due_date: '2026-12-10' };
  return {
    a,
    'a-retencion': { ...a, type_code: 51, letter_legend: 'OPERACIÓN SUJETA A RETENCIÓN' },
    'a-monotributo': {
      ...a,
      receiver: { ...COMPANY, iva_condition: 'Responsable Monotributo' },
      letter_legend: 'PAGO EN CBU INFORMADA',
      legends: [
        'El crédito fiscal discriminado en el presente comprobante, sólo podrá ser computado a efectos del Régimen de Sostenimiento e Inclusión Fiscal para Pequeños Contribuyentes de la Ley Nº 27.618',
      ],
      observations: [
        {
          code: 10217,
          message:
            'El crédito fiscal discriminado solo podrá ser computado a efectos del Procedimiento permanente de transición.',
        },
      ],
      notes: 'Entregar por la mañana.\nGracias por su compra — ¡hasta la próxima! 🎉',
    },
    b: sampleB(),
    'b-test': { ...sampleB(102, 6), mode: 'test', ...services },
    c: {
      ...final(sampleA(103, 2), 'C', 11),
      ...services,
      issuer: {
        ...ISSUER,
        name: 'Julieta Ramírez Ocampo',
        trade_name: null,
        iva_condition: 'Responsable Monotributo',
        gross_income_number: 'Exento',
      },
      receiver: {
        name: 'Martín Güiraldes',
        document_label: 'DNI',
        document_number: '28123456',
        iva_condition: 'Consumidor Final',
        address: 'Belgrano 123, Mendoza',
      },
    },
    'nc-a': {
      ...a,
      type_code: 3,
      name: 'NOTA DE CRÉDITO',
      related_comprobantes: ['Factura A 00003-00000099 del 20/11/2026'],
      notes: 'Devolución de mercadería.',
    },
    fce: {
      ...a,
      type_code: 201,
      name: 'FACTURA DE CRÉDITO ELECTRÓNICA MiPyMEs (FCE)',
      payment_due_date: '2026-12-22',
      details: [{ label: 'Remito', value: 'R 00001-00004567' }],
      mipyme: {
        cbu: '0000003100010000000001',
        alias: 'PAPELERA.EJEMPLAR',
        transfer_system: 'Sistema de Circulación Abierta',
        amount_in_words: 'Pesos ciento sesenta y tres mil ciento diez con 35/100',
        legend: FCE_LEGEND,
      },
    },
    usd: { ...a, currency: { code: 'USD', name: 'Dólar estadounidense', exchange_rate: '1478.5' } },
    e: {
      ...final(sampleA(104, 3), 'E', 19),
      receiver: {
        name: 'Importadora Andina SpA',
        document_label: 'ID fiscal',
        document_number: '76.123.456-7',
        iva_condition: 'IVA Exento Operación de Exportación',
        address: 'Av. Providencia 1208, Santiago, Chile',
      },
      currency: { code: 'USD', name: 'Dólar estadounidense', exchange_rate: '1478.5' },
      totals: [],
      details: [
        { label: 'País de destino', value: 'Chile' },
        { label: 'Incoterm', value: 'FOB – Buenos Aires' },
        { label: 'Forma de pago', value: 'Transferencia a 30 días' },
      ],
    },
    largo: { ...sampleA(105, 40), notes: 'Pedido web 4471.' },
  };
}

/** The columns of the table, as ARCA's own PDF has them for each class. */
import type { PrintableComprobante, PrintableLine } from '../printable.ts';
import { formatDecimal } from '../text/format.ts';
import { INNER } from './page.ts';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'right';
  /** `null` marks the description, which wraps; the others are figures or one short word. */
  readonly cell: ((line: PrintableLine) => string) | null;
  /** Words are cut where they do not fit, figures are made smaller. */
  readonly words: boolean;
}

const right = (title: string, width: number, cell: (line: PrintableLine) => string): Column => ({
  title,
  width,
  align: 'right',
  cell,
  words: false,
});

const discount = (line: PrintableLine): string => formatDecimal(line.discount_percent);

export function columnsOf(p: PrintableComprobante): Column[] {
  const quantity = right('Cantidad', 46, (line) => formatDecimal(line.quantity, 0));
  const unit: Column = {
    title: 'U. Medida',
    width: 48,
    align: 'left',
    cell: (line) => line.unit,
    words: true,
  };
  const price = (width: number) => right('Precio Unit.', width, (line) => formatDecimal(line.unit_price));
  const figures =
    p.letter === 'A'
      ? [
          quantity,
          unit,
          price(58),
          right('% Bonif.', 36, discount),
          right('Subtotal', 60, (line) => formatDecimal(line.subtotal)),
          right('Alíc. IVA', 38, (line) => line.iva_rate ?? ''),
          right('Subtotal c/IVA', 66, (line) => formatDecimal(line.subtotal_with_iva)),
        ]
      : [
          quantity,
          unit,
          price(68),
          right('% Bonif.', 40, discount),
          right('Imp. Bonif.', 58, (line) => formatDecimal(line.discount_amount)),
          right('Subtotal', 72, (line) => formatDecimal(line.subtotal)),
        ];
  // A column of codes without one code only takes room from the descriptions.
  const code: Column[] = p.lines.some((line) => line.code !== null && line.code !== '')
    ? [{ title: 'Código', width: 48, align: 'left', cell: (line) => line.code ?? '', words: true }]
    : [];
  const taken = [...code, ...figures].reduce((sum, column) => sum + column.width, 0);
  const description: Column = {
    title: 'Producto / Servicio',
    width: INNER - taken,
    align: 'left',
    cell: null,
    words: true,
  };
  return [...code, description, ...figures];
}

/** What can be wrong with a file or a line before it can be read as an invoice, in words. */
import { Refusal } from '@arca-api/contract/errors';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import { MOST_LINES } from './batch.ts';

const fault = (code: string, path: string, message: Words, fix: Words): Fault => ({
  code,
  path,
  message,
  fix,
  arca: [],
});

/** The whole file is refused: nothing of it is kept. */
export const refuseFile = (...faults: readonly Fault[]): Refusal =>
  new Refusal('request.invalid', { faults });

export const EMPTY_FILE = fault(
  'batch.empty',
  '',
  { es: 'El archivo no tiene ninguna factura.', en: 'The file has no invoice.' },
  {
    es: 'Mandá una factura por línea; en un CSV, después de la línea de títulos.',
    en: 'Send one invoice a line; in a CSV, after the line of titles.',
  },
);

export const TOO_MANY_LINES = fault(
  'batch.too_many_lines',
  '',
  {
    es: `El archivo tiene más de ${MOST_LINES} facturas.`,
    en: `The file has more than ${MOST_LINES} invoices.`,
  },
  { es: 'Partilo en varios.', en: 'Split it.' },
);

export const NOT_TEXT = fault(
  'batch.not_text',
  '',
  {
    es: 'El archivo no es texto: parece una planilla o un archivo comprimido.',
    en: 'The file is not text: it looks like a workbook or something compressed.',
  },
  {
    es: 'En la planilla, elegí «Guardar como» y «CSV UTF-8».',
    en: 'In the spreadsheet, choose "Save as" and "CSV UTF-8".',
  },
);

export const openQuote = (line: number): Fault =>
  fault(
    'batch.open_quote',
    '',
    {
      es: `Una comilla que se abre en la línea ${line} o antes no se cierra: no se sabe dónde termina cada factura.`,
      en: `A quote opened on line ${line} or before is never closed: where each invoice ends cannot be known.`,
    },
    {
      es: 'Cerrala, o escribila doble si es parte del texto. Si el archivo llegó cortado, mandalo de nuevo.',
      en: 'Close it, or write it twice where it is part of the text. If the file was cut short, send it again.',
    },
  );

export const unknownColumn = (name: string): Fault =>
  fault(
    'batch.column_unknown',
    name,
    { es: `No hay ninguna columna «${name}».`, en: `There is no column "${name}".` },
    {
      es: 'Corregí el título, borrá la columna o ponele # adelante para que no se lea. Los títulos están en docs/guides/lotes.md.',
      en: 'Mend the title, remove the column or put # before it so that it is not read. The titles are in docs/guides/batches.md.',
    },
  );

export const repeatedColumn = (name: string, other: string): Fault =>
  fault(
    'batch.column_repeated',
    name,
    {
      es: `Las columnas «${other}» y «${name}» dicen lo mismo.`,
      en: `The columns "${other}" and "${name}" say the same.`,
    },
    { es: 'Dejá una sola.', en: 'Keep one of them.' },
  );

export const missingColumn = (name: string): Fault =>
  fault(
    'batch.column_missing',
    name,
    { es: `Falta la columna «${name}».`, en: `The column "${name}" is missing.` },
    {
      es: 'La primera línea tiene que tener los títulos de las columnas.',
      en: 'The first line has to hold the titles of the columns.',
    },
  );

export const LINE_TOO_LARGE = fault(
  'batch.line_too_large',
  '',
  { es: 'La línea pasa de 1 MB.', en: 'The line is over 1 MB.' },
  { es: 'Una factura por línea, de hasta 1 MB.', en: 'One invoice a line, of at most 1 MB.' },
);

export const LINE_NOT_UTF8 = fault(
  'batch.line_not_utf8',
  '',
  { es: 'La línea no está en UTF-8.', en: 'The line is not in UTF-8.' },
  { es: 'Guardá el archivo en UTF-8.', en: 'Save the file as UTF-8.' },
);

export const LINE_NOT_JSON = fault(
  'batch.line_not_json',
  '',
  {
    es: 'La línea no es un objeto JSON que se pueda leer de una sola manera.',
    en: 'The line is not a JSON object that can be read in one way only.',
  },
  {
    es: 'Revisá comas, comillas, llaves y claves repetidas; un objeto por línea, entero en ella.',
    en: 'Check commas, quotes, braces and repeated keys; one object a line, whole within it.',
  },
);

export const LINE_WITH_NUL = fault(
  'field.control_characters',
  '',
  {
    es: 'Tiene caracteres de control, que no pueden ir en un comprobante.',
    en: 'It has control characters, which cannot be part of a comprobante.',
  },
  { es: 'Quitalos.', en: 'Remove them.' },
);

export const wrongCellCount = (cells: number, columns: number): Fault =>
  fault(
    'batch.cells_and_columns',
    '',
    {
      es: `La línea tiene ${cells} celdas y el archivo ${columns} columnas.`,
      en: `The line has ${cells} cells and the file ${columns} columns.`,
    },
    {
      es: 'Si un valor contiene el separador (como la coma decimal), ponelo entre comillas.',
      en: 'Where a value holds the separator (such as a decimal comma), put it in quotes.',
    },
  );

export const ambiguousDecimal = (path: string, text: string): Fault => {
  const digits = text.replace(/[.,]/, '');
  const parts = text.split(/[.,]/);
  return fault(
    'batch.decimal_ambiguous',
    path,
    {
      es: `«${text}» puede ser ${digits} o ${parts.join(',')}: en el archivo nada dice si los decimales van con coma o con punto.`,
      en: `"${text}" may be ${digits} or ${parts.join('.')}: nothing in the file tells whether decimals have a comma or a point.`,
    },
    {
      es: `Escribilo sin ambigüedad (${digits},00 o ${parts.join(',')}0), o indicá decimal=comma o decimal=point.`,
      en: `Write it plainly (${digits}.00 or ${parts.join('.')}0), or say decimal=comma or decimal=point.`,
    },
  );
};

export const unreadableDecimal = (path: string, text: string): Fault =>
  fault(
    'field.invalid_decimal',
    path,
    { es: `«${shown(text)}» no es un número.`, en: `"${shown(text)}" is not a number.` },
    {
      es: 'Escribilo como 1234,56, 1.234,56 o 1234.56.',
      en: 'Write it as 1234.56, 1,234.56 or 1234,56.',
    },
  );

export const unreadableDay = (path: string, text: string): Fault =>
  fault(
    'field.invalid_format',
    path,
    { es: `«${shown(text)}» no es una fecha que exista.`, en: `"${shown(text)}" is not a day that exists.` },
    { es: 'Escribila como día/mes/año: 18/11/2026.', en: 'Write it as day/month/year: 18/11/2026.' },
  );

export const unreadableWord = (path: string, text: string, known: readonly string[]): Fault =>
  fault(
    'field.invalid_value',
    path,
    {
      es: `«${shown(text)}» no es uno de los valores que van ahí.`,
      en: `"${shown(text)}" is not one of the values that go there.`,
    },
    { es: `Usá uno de: ${known.join(', ')}.`, en: `Use one of: ${known.join(', ')}.` },
  );

export const repeatedExternalId = (line: number): Fault =>
  fault(
    'batch.external_id_repeated',
    'external_id',
    {
      es: `La línea ${line} de este archivo ya tiene ese external_id.`,
      en: `Line ${line} of this file has that external_id already.`,
    },
    {
      es: 'Si es otra venta, dale otro; si es la misma, borrá la línea.',
      en: 'If it is another sale, give it another; if it is the same, remove the line.',
    },
  );

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What a schema finds wrong, as faults a person can act on: path, Spanish, English, fix. */
import { PLAIN_DECIMAL } from '@arca-api/contract/text';
import type { Fault, Words } from '@arca-api/domain/faults/fault';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** `['lines', 0, 'quantity']` as `lines[0].quantity`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

export function faultsOfIssues(issues: readonly Issue[]): Fault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        fault(
          'field.unknown',
          [...issue.path, key],
          {
            es: `El campo «${shown(key)}» no existe.`,
            en: `The field "${shown(key)}" does not exist.`,
          },
          { es: 'Quitalo o revisá cómo se escribe.', en: 'Remove it or check its spelling.' },
        ),
      );
    }
    return [describe(issue)];
  });
}

function describe(issue: Issue): Fault {
  if (isMissing(issue)) {
    return fault(
      'field.required',
      issue.path,
      { es: 'Falta este campo.', en: 'This field is missing.' },
      {
        es: 'Agregalo.',
        en: 'Add it.',
      },
    );
  }
  switch (issue.code) {
    case 'too_small':
      return fault('field.too_small', issue.path, ...tooSmall(issue));
    case 'too_big':
      return fault('field.too_big', issue.path, ...tooBig(issue));
    case 'invalid_type':
      return wrongType(issue.path, issue.expected);
    case 'invalid_value': {
      const values = issue.values.slice(0, 20).join(', ');
      return fault(
        'field.invalid_value',
        issue.path,
        {
          es: 'Ese valor no es uno de los permitidos.',
          en: 'That value is not one of those allowed.',
        },
        { es: `Usá uno de: ${values}.`, en: `Use one of: ${values}.` },
      );
    }
    case 'custom':
      return custom(issue);
    case 'invalid_format':
      if (issue.pattern === String(PLAIN_DECIMAL)) return notDecimal(issue.path);
      return fault(
        'field.invalid_format',
        issue.path,
        FORMAT[issue.format] ?? {
          es: 'El formato no es válido.',
          en: 'The format is not valid.',
        },
        { es: 'Revisá el valor.', en: 'Check the value.' },
      );
    case 'invalid_union': {
      // A union of texts and numbers is how amounts are written: say what one looks like.
      const inner = issue.errors.flat().find((candidate) => candidate.code !== 'invalid_type');
      if (inner !== undefined) return { ...describe(inner), path: pathText(issue.path) };
      return wrongType(issue.path);
    }
    default:
      return wrongType(issue.path);
  }
}

/** A list is short of items, a text of characters, and a number is only small. */
function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): readonly [Words, Words] {
  if (origin === 'array') {
    return [
      { es: `Faltan elementos: al menos ${minimum}.`, en: `Items are missing: at least ${minimum}.` },
      { es: 'Agregalos.', en: 'Add them.' },
    ];
  }
  if (origin === 'string') {
    return minimum === 1
      ? [
          { es: 'Está vacío.', en: 'It is empty.' },
          {
            es: 'Completalo, o quitá el campo si no es obligatorio.',
            en: 'Fill it in, or leave it out where it is not required.',
          },
        ]
      : [
          {
            es: `Es demasiado corto: al menos ${minimum} caracteres.`,
            en: `It is too short: at least ${minimum} characters.`,
          },
          { es: 'Completalo.', en: 'Complete it.' },
        ];
  }
  return [
    { es: `Es demasiado chico: el mínimo es ${minimum}.`, en: `It is too small: the minimum is ${minimum}.` },
    WITHIN,
  ];
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): readonly [Words, Words] {
  if (origin === 'array') {
    return [
      {
        es: `Tiene demasiados elementos: hasta ${maximum}.`,
        en: `It has too many items: at most ${maximum}.`,
      },
      { es: 'Quitá los que sobran.', en: 'Take out those beyond that.' },
    ];
  }
  if (origin === 'string') {
    return [
      {
        es: `Es demasiado largo: hasta ${maximum} caracteres.`,
        en: `It is too long: at most ${maximum} characters.`,
      },
      { es: 'Acortalo.', en: 'Shorten it.' },
    ];
  }
  return [
    {
      es: `Es demasiado grande: el máximo es ${maximum}.`,
      en: `It is too large: the maximum is ${maximum}.`,
    },
    WITHIN,
  ];
}

const WITHIN: Words = { es: 'Usá un valor dentro del rango.', en: 'Use a value within range.' };

const FORMAT: Readonly<Record<string, Words>> = {
  date: { es: 'No es una fecha que exista (AAAA-MM-DD).', en: 'It is not a day that exists (YYYY-MM-DD).' },
  email: { es: 'No es una dirección de correo.', en: 'It is not an e-mail address.' },
  regex: { es: 'El formato no es válido.', en: 'The format is not valid.' },
};

function custom(issue: Issue): Fault {
  const kind = 'params' in issue ? (issue.params as { fault?: string } | undefined)?.fault : undefined;
  if (kind === 'control') {
    return fault(
      'field.control_characters',
      issue.path,
      {
        es: 'Tiene caracteres de control, que no pueden ir en un comprobante.',
        en: 'It has control characters, which cannot be part of a comprobante.',
      },
      { es: 'Quitalos.', en: 'Remove them.' },
    );
  }
  return kind === 'decimal' ? notDecimal(issue.path) : wrongType(issue.path);
}

function notDecimal(path: readonly PropertyKey[]): Fault {
  return fault(
    'field.invalid_decimal',
    path,
    {
      es: 'No es un número decimal común (hasta 15 enteros y 12 decimales).',
      en: 'It is not a plain decimal number (at most 15 integer digits and 12 decimals).',
    },
    {
      es: 'Escribilo como "1234.56": con punto decimal y sin separador de miles.',
      en: 'Write it as "1234.56": with a decimal point and no thousands separator.',
    },
  );
}

const TYPES: Readonly<Record<string, Words>> = {
  string: { es: 'un texto', en: 'a text' },
  number: { es: 'un número', en: 'a number' },
  int: { es: 'un número entero', en: 'a whole number' },
  boolean: { es: 'true o false', en: 'true or false' },
  array: { es: 'una lista: […]', en: 'a list: […]' },
  object: { es: 'un objeto: {…}', en: 'an object: {…}' },
};

/** `expected` is the schema's word for what goes there. */
function wrongType(path: readonly PropertyKey[], expected?: string): Fault {
  const type = TYPES[expected ?? ''];
  return fault(
    'field.wrong_type',
    path,
    {
      es: `El tipo de dato no es el esperado${type === undefined ? '' : `: va ${type.es}`}.`,
      en: `The type of the value is not the expected one${type === undefined ? '' : `: ${type.en} goes there`}.`,
    },
    { es: 'Mirá el campo en /docs.', en: 'See the field in /docs.' },
  );
}

const isMissing = (issue: Issue): boolean =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_union' || issue.code === 'invalid_value') &&
  issue.input === undefined;

const shown = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key);

function fault(code: string, path: readonly PropertyKey[], message: Words, fix: Words): Fault {
  return { code, path: pathText(path), message, fix, arca: [] };
}

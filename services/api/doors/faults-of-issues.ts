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
      return fault(
        'field.too_small',
        issue.path,
        {
          es: `Es demasiado chico o corto: el mínimo es ${issue.minimum}.`,
          en: `It is too small or too short: the minimum is ${issue.minimum}.`,
        },
        { es: 'Usá un valor dentro del rango.', en: 'Use a value within range.' },
      );
    case 'too_big':
      return fault(
        'field.too_big',
        issue.path,
        {
          es: `Es demasiado grande o largo: el máximo es ${issue.maximum}.`,
          en: `It is too large or too long: the maximum is ${issue.maximum}.`,
        },
        { es: 'Usá un valor dentro del rango.', en: 'Use a value within range.' },
      );
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

function wrongType(path: readonly PropertyKey[]): Fault {
  return fault(
    'field.wrong_type',
    path,
    {
      es: 'El tipo de dato no es el esperado.',
      en: 'The type of the value is not the expected one.',
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

// How a refusal of the control API travels: RFC 9457, in Spanish with English beside it.
import type { InputProblem, Words } from '../../problem.ts';
import type { Answer } from '../../service.ts';

/** `application/problem+json`: the status, the field when there is one, what is wrong and what to do. */
export function problemAnswer(status: number, field: string, message: Words, fix: Words): Answer {
  const document = {
    type: 'about:blank',
    title: message.es,
    status,
    detail: `${message.es} ${fix.es}`,
    ...(field === '' ? {} : { field }),
    message,
    fix,
  };
  return {
    status,
    contentType: 'application/problem+json; charset=utf-8',
    body: JSON.stringify(document),
  };
}

export function answerOf(problem: InputProblem): Answer {
  return problemAnswer(problem.status, problem.field, problem.words, problem.fix);
}

export function notFound(nouns: readonly string[]): Answer {
  return problemAnswer(
    404,
    '',
    { es: 'Acá no hay nada.', en: 'There is nothing here.' },
    { es: `Hay: ${nouns.join(', ')}.`, en: `There are: ${nouns.join(', ')}.` },
  );
}

export function unknownOne(): Answer {
  return problemAnswer(
    404,
    '',
    { es: 'No existe.', en: 'It does not exist.' },
    { es: 'Listá lo que hay con GET.', en: 'List what there is with GET.' },
  );
}

export function wrongMethod(methods: readonly string[]): Answer {
  return problemAnswer(
    405,
    '',
    { es: 'Ese método no se usa acá.', en: 'That method is not used here.' },
    { es: `Usá ${methods.join(', ')}.`, en: `Use ${methods.join(', ')}.` },
  );
}

export function unauthorized(): Answer {
  return problemAnswer(
    401,
    '',
    {
      es: 'Falta el token de control, o es otro.',
      en: 'The control token is missing, or it is another one.',
    },
    { es: 'Mandá «Authorization: Bearer» y el token.', en: 'Send “Authorization: Bearer” and the token.' },
  );
}

export function notAnObject(): Answer {
  return problemAnswer(
    400,
    '',
    { es: 'El cuerpo no es un objeto JSON.', en: 'The body is not a JSON object.' },
    { es: 'Mandá un objeto entre llaves.', en: 'Send an object in braces.' },
  );
}

// What changes from call to call, as data: the only places where an answer may differ from the recorded one.

/** One element whose text is not compared, wherever it is written. */
export interface Mask {
  readonly element: string;
  readonly because: string;
}

export const MASKS: readonly Mask[] = [
  { element: 'fecha', because: 'the server wrote seven decimals of the second, a clock here has three' },
  { element: 'FchProceso', because: 'a request may be processed in one second and answered in the next' },
  { element: 'CAE', because: 'every world gives codes of its own' },
  { element: 'CodAutorizacion', because: 'every world gives codes of its own' },
  { element: 'uniqueId', because: 'tickets are numbered by each world' },
  { element: 'token', because: 'it is signed by the authority of each world' },
  { element: 'sign', because: 'it is signed by the authority of each world' },
];

/** The text with every masked element emptied; elements that are empty anyway stay as they are. */
export function mask(text: string): string {
  return MASKS.reduce(
    (masked, { element }) =>
      masked.replace(
        new RegExp(`(<|&lt;)${element}(>|&gt;)[^<&]+(<|&lt;)/${element}(>|&gt;)`, 'g'),
        `<${element}>…`,
      ),
    text,
  );
}

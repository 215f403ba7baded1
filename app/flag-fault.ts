/** A flag that is not one, or that lacks its value, told in both languages: Node tells it in English alone. */
export function flagFault(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const [, flag = ''] = /'((?:-\w, )?--?[\w-]+)/.exec(said) ?? [];
  if (flag === '') return said;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `«${flag}» no es una opción de esta orden; están en «arca help». / "${flag}" is no option of this command; they are in "arca help".`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return /does not take/.test(said)
      ? `«${flag}» no lleva un valor. / "${flag}" takes no value.`
      : `A «${flag}» le falta su valor. / "${flag}" lacks its value.`;
  return said;
}

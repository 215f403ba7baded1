/** Amounts as people type them, read in one way or not at all: a comma taken for a point is a thousandfold mistake. */
import type { DecimalSign } from '../batch.ts';

export type ReadDecimal =
  /** `sign`: what it tells of how the file writes decimals. */
  { readonly value: string; readonly sign: DecimalSign | null } | { readonly ambiguous: string } | null;

const FORMS: readonly {
  readonly form: RegExp;
  readonly sign: DecimalSign | null;
}[] = [
  { form: /^\d+$/, sign: null },
  { form: /^\d{1,3}(\.\d{3})+,\d+$/, sign: 'comma' },
  { form: /^\d{1,3}(,\d{3})+\.\d+$/, sign: 'point' },
  { form: /^\d{1,3}(\.\d{3}){2,}$/, sign: 'comma' },
  { form: /^\d{1,3}(,\d{3}){2,}$/, sign: 'point' },
  { form: /^\d+,\d+$/, sign: 'comma' },
  { form: /^\d+\.\d+$/, sign: 'point' },
];
/** Three digits after one sign, and up to three before: thousands, or decimals. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** `null` where it is no number. With `decimal`, nothing is ambiguous. */
export function readDecimal(text: string, decimal: DecimalSign | null): ReadDecimal {
  const [, before = '', after = '', bare = ''] =
    /^(-?)(?:\$|u\$s|us\$|usd|ars)?(-?)([\d.,]+)%?$/i.exec(text.replace(/\s/g, '')) ?? [];
  const sign = before + after;
  if (sign.length > 1) return null;
  if (EITHER.test(bare)) {
    if (decimal === null) return { ambiguous: bare };
    return { value: sign + plain(bare, decimal), sign: null };
  }
  const form = FORMS.find((one) => one.form.test(bare));
  if (form === undefined) return null;
  return { value: sign + (form.sign === null ? bare : plain(bare, form.sign)), sign: form.sign };
}

function plain(text: string, decimal: DecimalSign): string {
  return decimal === 'comma' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
}

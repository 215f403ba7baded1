/** The CUITs a ticket may act for: WSAA writes them into its token when it gives it, and never changes them. */

/** Room for some thousands of CUITs. */
const LONGEST = 1_000_000;

/** `null` when the token is not the base64 of WSAA's `sso` document (as recorded in 2021). */
export function readRelations(token: string): readonly string[] | null {
  const text = Buffer.from(token.slice(0, LONGEST), 'base64').toString('utf8');
  if (!/<sso[\s>]/.test(text) || !/<relations?[\s/>]/.test(text)) return null;
  return [...text.matchAll(/<relation\s[^<>]{0,200}?\bkey="(\d{11})"/g)].map(([, cuit = '']) => cuit);
}

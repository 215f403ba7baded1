/** The page that a problem document's `type` leads to: every refusal, what it means and what to do about it. */
import { REFUSALS } from '@arca-api/contract/errors';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function errorsPage(): string {
  const sections = Object.entries(REFUSALS).map(
    ([code, { status, retryable, message, fix }]) => `<section id="${code}">
<h2><a href="#${code}">${code}</a> <small>${status}${retryable ? ' · se puede repetir / may be repeated' : ''}</small></h2>
<p>${escaped(message.es)}<br>→ ${escaped(fix.es)}</p>
<p lang="en">${escaped(message.en)}<br>→ ${escaped(fix.en)}</p>
</section>`,
  );
  return `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ARCA API: errores / errors</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h2{font-size:1rem;margin:2rem 0 0}small{font-weight:normal}p{margin:.4rem 0}:target h2{text-decoration:underline}</style>
<h1>Errores / errors</h1>
<p>Lo que la API no hace y por qué, por su <code>code</code>. Los códigos de ARCA están en <code>GET /v1/reference/error-codes</code>.</p>
<p lang="en">What the API will not do and why, by its <code>code</code>. ARCA’s codes are at <code>GET /v1/reference/error-codes</code>.</p>
${sections.join('\n')}
</html>
`;
}

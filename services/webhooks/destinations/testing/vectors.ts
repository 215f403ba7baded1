/** Addresses and URLs that must be refused, or let through: the published set, and every way to write this machine. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Vectors {
  readonly blocked_ip: readonly string[];
  readonly allowed_ip: readonly string[];
  readonly blocked_url: readonly string[];
}

const { ARCA_REFERENCE, CI } = process.env;
const reference = ARCA_REFERENCE ?? join(import.meta.dirname, '../../../../../shared/arca');
const file = join(reference, '../webhooks/ssrf-address-vectors.json');

/** Why the published set cannot be read; `false` where it can. */
export const missing = existsSync(file) ? false : 'the reference folder is missing: set ARCA_REFERENCE';
if (missing !== false && CI === 'true') throw new Error(missing);

export const vectors: Vectors =
  missing === false
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { blocked_ip: [], allowed_ip: [], blocked_url: [] };

export const INSIDE = [
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://127.0.0.1./',
  'http://①②⑦.⓪.⓪.①/',
  'http://0/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://a.localhost/',
  'http://169.254.169.254/latest/meta-data/',
  'http://metadata.google.internal/',
  'http://router/',
];

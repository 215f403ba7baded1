/** Finds the certificates in whatever people hand in: PEM with text around it, a chain, PKCS #7, or DER in base64. */
import 'reflect-metadata';
import { X509Certificate, X509Certificates } from '@peculiar/x509';

/** What was handed in when it holds no certificate, or must not be taken. */
export type WrongFile = 'empty' | 'private_key' | 'request' | 'too_large' | 'not_a_certificate';

/** Longer than any chain of certificates. */
const LARGEST = 100_000;
const MOST = 10;
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\sA-Za-z0-9+/=]+)-----END \1-----/g;

export function readCertificates(handed: string): readonly X509Certificate[] | WrongFile {
  // Looked for before anything else, however long the file: a key that left its owner is no secret any more.
  if (/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/.test(handed)) return 'private_key';
  if (handed.length > LARGEST) return 'too_large';
  const text = handed.replace(/^\uFEFF/, '').trim();
  if (text === '') return 'empty';
  const blocks = [...text.matchAll(BLOCK)].slice(0, MOST).map(([, label = '', body = '']) => ({
    label,
    der: Buffer.from(body.replace(/\s/g, ''), 'base64'),
  }));
  const found = blocks.flatMap(({ label, der }) =>
    /^(X509 |TRUSTED )?CERTIFICATE$/.test(label) ? one(der) : /^(PKCS7|CMS)$/.test(label) ? bundle(der) : [],
  );
  if (found.length > 0) return found;
  if (blocks.some(({ label }) => /CERTIFICATE REQUEST$/.test(label))) return 'request';
  if (blocks.length > 0 || !/^[A-Za-z0-9+/=\s]+$/.test(text)) return 'not_a_certificate';
  const der = Buffer.from(text.replace(/\s/g, ''), 'base64');
  const bare = one(der);
  const all = bare.length > 0 ? bare : bundle(der);
  return all.length > 0 ? all : 'not_a_certificate';
}

function one(der: Buffer): X509Certificate[] {
  try {
    return [new X509Certificate(der)];
  } catch {
    return [];
  }
}

function bundle(der: Buffer): X509Certificate[] {
  try {
    return [...new X509Certificates(der)].slice(0, MOST);
  } catch {
    return [];
  }
}

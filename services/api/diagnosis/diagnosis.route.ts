/** GET /v1/taxpayers/{cuit}/diagnosis */
import { diagnosisAnswer } from '@arca-api/contract/taxpayers';
import { json, type Route } from '../doors/route.ts';
import type { findTaxpayer } from '../taxpayers/find-taxpayer.ts';
import type { DiagnoseTaxpayer } from './diagnose-taxpayer.ts';

export interface DiagnosisDoor {
  readonly find: ReturnType<typeof findTaxpayer>;
  readonly diagnose: DiagnoseTaxpayer;
}

export const diagnosisRoute = ({ find, diagnose }: DiagnosisDoor): Route => ({
  method: 'GET',
  path: '/v1/taxpayers/{cuit}/diagnosis',
  scope: 'read',
  tag: 'Emisores',
  pool: 'arca',
  summary: 'Diagnosticar un emisor: qué anda, qué falta y cuál es el próximo paso',
  answers: { 200: diagnosisAnswer },
  refusals: ['taxpayer.owned'],
  async handle({ principal, params }) {
    return json(await diagnose(await find(principal, params['cuit'])));
  },
});

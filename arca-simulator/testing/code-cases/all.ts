// Every case of FECAESolicitar, by family.
import { AMOUNT_CASES } from './amounts.ts';
import { ASSOCIATION_CASES } from './associations.ts';
import type { CodeCase } from './build.ts';
import { DOCUMENT_CASES } from './document.ts';
import { FCE_CASES } from './fce.ts';
import { OPTION_CASES } from './options.ts';
import { RECEIVER_CASES } from './receiver.ts';
import { REQUEST_CASES } from './requests.ts';

export const CODE_CASES: readonly CodeCase[] = [
  ...REQUEST_CASES,
  ...DOCUMENT_CASES,
  ...AMOUNT_CASES,
  ...ASSOCIATION_CASES,
  ...RECEIVER_CASES,
  ...OPTION_CASES,
  ...FCE_CASES,
];

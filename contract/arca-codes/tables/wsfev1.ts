/** Every code of WSFEv1, gathered from its families. */
import type { ArcaCodeTable } from '../entry.ts';
import { AMOUNTS } from './wsfev1/amounts.ts';
import { CAEA } from './wsfev1/caea.ts';
import { GOODS } from './wsfev1/goods.ts';
import { ISSUING } from './wsfev1/issuing.ts';
import { MIPYME } from './wsfev1/mipyme.ts';
import { OPTIONALS } from './wsfev1/optionals.ts';
import { QUERIES } from './wsfev1/queries.ts';
import { RECIPIENT } from './wsfev1/recipient.ts';
import { RELATED } from './wsfev1/related.ts';
import { TAXES } from './wsfev1/taxes.ts';

export const WSFEV1: ArcaCodeTable = {
  ...ISSUING,
  ...RECIPIENT,
  ...TAXES,
  ...AMOUNTS,
  ...RELATED,
  ...OPTIONALS,
  ...GOODS,
  ...MIPYME,
  ...QUERIES,
  ...CAEA,
};

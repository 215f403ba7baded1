/** Every code of WSMTXCA, gathered from its families. */
import type { ArcaCodeTable } from '../entry.ts';
import { CAEA } from './wsmtxca/caea.ts';
import { DATA } from './wsmtxca/data.ts';
import { DOCUMENT } from './wsmtxca/document.ts';
import { ITEMS } from './wsmtxca/items.ts';
import { QUERIES } from './wsmtxca/queries.ts';
import { RELATED } from './wsmtxca/related.ts';

export const WSMTXCA: ArcaCodeTable = {
  ...DOCUMENT,
  ...RELATED,
  ...DATA,
  ...ITEMS,
  ...QUERIES,
  ...CAEA,
};

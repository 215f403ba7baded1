/** How PostgreSQL's types arrive in JavaScript, decided once so that every driver answers alike. */
import { unpack } from '../packing/unpack.ts';

/** Type oid → parser of the text PostgreSQL sends. Columns of all other types are text, numbers or booleans. */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  17: (text) => unpack(Buffer.from(text.slice(2), 'hex')), // bytea: unpacked where it was packed
  20: safeInteger, // int8: ids of ours are text, so what is counted here fits or is a defect
  1700: (text) => text, // numeric: exact, so never a float
  114: (text) => JSON.parse(text), // json
  3802: (text) => JSON.parse(text), // jsonb
  1082: (text) => text, // date: 'YYYY-MM-DD'; a Date would move it between time zones
  1114: (text) => text, // timestamp
  1184: (text) => text, // timestamptz: instants of ours are bigint milliseconds
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database holds ${text}, which no number can carry`);
  return value;
}

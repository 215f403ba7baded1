/** What is kept of a customer beside its document and its name. */
import type { IvaCondition } from '@arca-api/domain/parties/iva-condition';

// An alias and not an interface, so that it is a record of the column's own type too.
export type CustomerDetails = {
  readonly iva_condition: IvaCondition | null;
  readonly email: string | null;
  readonly address: string | null;
};

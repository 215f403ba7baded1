/** An issuer as its owner describes it: what is printed on its comprobantes and what decides their letter. */
import type { ClassARegime } from '@arca-api/domain/invoice/assessment';
import type { IvaCondition } from '@arca-api/domain/parties/iva-condition';

export interface TaxpayerDetails {
  readonly name: string;
  readonly trade_name: string | null;
  readonly iva_condition: IvaCondition;
  readonly address: string;
  readonly gross_income_number: string | null;
  /** `YYYY-MM-DD` */
  readonly activities_started_on: string | null;
  readonly class_a_regime: ClassARegime;
  /** Printed at the foot, such as a province's consumer-protection phrase. */
  readonly footer: string | null;
}

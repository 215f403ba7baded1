/** What a judgement looks up in our own books. */
import type { Content } from '@arca-api/domain/content/content';
import type { IssuerBooks } from '../taxpayers/choose-issuer.ts';

export interface JudgingBooks {
  readonly taxpayers: IssuerBooks;
  /** Date of the last comprobante of a lane; `null` where nothing is known of it. */
  lastDate(laneId: string): Promise<string | null>;
  /** What an organisation's own comprobante was in, as ARCA holds it. */
  original(
    organization: string,
    laneId: string,
    number: number,
  ): Promise<{ readonly currency: string; readonly comprobante: Content | null } | undefined>;
}

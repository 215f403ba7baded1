/** What an invoice was judged by besides its own text, kept so that it can be judged again on another day. */
import type { AssessmentContext } from '@arca-api/domain/invoice/assessment';

export type JudgedBy = AssessmentContext;

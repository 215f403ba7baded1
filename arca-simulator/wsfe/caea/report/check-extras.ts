// Where CAEA draws the line elsewhere than CAE: associated comprobantes, options and buyers.
import type { Finding } from '../../codes.ts';
import { findCaea } from '../codes.ts';
import type { ReportContext } from './report-context.ts';

/** Types that CbtesAsoc may come with. Source: WSFEv1 manual 4.5, rule 807. */
const WITH_ASSOCIATED = new Set([
  1, 2, 3, 6, 7, 8, 12, 13, 51, 52, 53, 63, 64, 201, 202, 203, 206, 207, 208, 211, 212, 213,
]);
/** Types that Opcionales may come with. Source: rule 1426. */
const WITH_OPTIONS = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 34, 39, 60, 63, 64, 201, 202, 203, 206, 207, 208, 211, 212, 213,
]);
const PROMOTION = '2';

export function* checkExtras({ detail, kind, issuerPerson }: ReportContext): Iterable<Finding> {
  if (detail.CbtesAsoc && !WITH_ASSOCIATED.has(kind.type)) yield findCaea(807);
  if (detail.Opcionales && !WITH_OPTIONS.has(kind.type)) yield findCaea(1426);
  if (detail.Compradores) yield findCaea(1432);
  const own = issuerPerson?.promotion_projects ?? [];
  const projects = (detail.Opcionales?.Opcional ?? [])
    .filter(({ Id }) => Id === PROMOTION)
    .map(({ Valor }) => Valor ?? '');
  if (projects.some((project) => /^\d{8}$/.test(project) && Number(project) !== 0 && !own.includes(project)))
    yield findCaea(1106);
}

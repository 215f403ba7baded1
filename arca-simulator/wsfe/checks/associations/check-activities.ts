// The activities of the issuer that a comprobante belongs to, and the remitos that some of them demand.
import { type Finding, find } from '../../codes.ts';
import type { DetailContext } from '../../context.ts';
import { ACTIVITY_GROUPS } from '../../tables/activities.ts';

export function* checkActivities(context: DetailContext): Iterable<Finding> {
  yield* checkOwn(context);
  yield* checkGroups(context);
}

function* checkOwn({ detail, issuerPerson }: DetailContext): Iterable<Finding> {
  if (!detail.Actividades) return;
  const ids = detail.Actividades.Actividad.map(({ Id }) => Id);
  if (ids.length === 0) yield find(10218);
  // ASMX reads an absent number as zero.
  if (ids.includes(0)) yield find(10219);
  const own = new Map(issuerPerson?.activities.map((activity) => [activity.id, activity]));
  if (ids.some((id) => id !== 0 && !own.has(id))) yield find(10220);
  if (new Set(ids).size !== ids.length) yield find(10221);
  if (ids.some((id) => own.get(id)?.ended)) yield find(10223);
}

function* checkGroups({ detail, kind }: DetailContext): Iterable<Finding> {
  const ids = detail.Actividades?.Actividad.map(({ Id }) => Id) ?? [];
  const associated = detail.CbtesAsoc?.CbteAsoc ?? [];
  const groups = ACTIVITY_GROUPS.filter(({ activities }) => ids.some((id) => activities.has(id)));
  if (groups.length > 1) yield find(10222);
  if (detail.Concepto === 2 && groups.some(({ name }) => name === 'meat')) yield find(10224);
  for (const group of ACTIVITY_GROUPS) {
    const goes = associated.some(({ Tipo }) => group.remitos.includes(Tipo));
    if (goes && !groups.includes(group)) yield find(group.withoutActivity);
    // Notes may name no remito of these (10040), so only what sells has to.
    if (!goes && groups.includes(group) && kind.nature === 'factura') yield find(group.withoutRemito);
  }
  if (groups.length > 0 && associated.length === 0 && kind.nature === 'factura') yield find(10231);
}

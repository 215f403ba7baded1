// Which punto de venta a request is about, whatever the service calls it and wherever it stands.

const NAMES = new Set(['PtoVta', 'Punto_vta', 'Pto_venta', 'PtoVenta']);
const MAX_DEPTH = 3;

/** The first punto de venta of a decoded request, not looking into lists; `undefined` when there is none. */
export function findPunto(request: object, depth = 0): number | undefined {
  for (const [name, value] of Object.entries(request)) {
    if (NAMES.has(name) && typeof value === 'number') return value;
    if (depth >= MAX_DEPTH || typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const inside = findPunto(value, depth + 1);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

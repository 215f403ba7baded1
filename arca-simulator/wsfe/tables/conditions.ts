// IVA condition of the receiver by class. Source: WSFEv1 manual 4.5, annex, pages 198 and 199.
import type { Clase } from './kinds.ts';

export const CONDITIONS: readonly (readonly [id: number, text: string, classes: readonly Clase[]])[] = [
  [1, 'IVA Responsable Inscripto', ['A', 'ALEY', 'C']],
  [6, 'Responsable Monotributo', ['A', 'ALEY', 'C']],
  [13, 'Monotributista Social', ['A', 'ALEY', 'C']],
  [16, 'Monotributo Trabajador Independiente Promovido', ['A', 'ALEY', 'C']],
  [4, 'IVA Sujeto Exento', ['B', 'C']],
  [7, 'Sujeto No Categorizado', ['B', 'C']],
  [8, 'Proveedor del Exterior', ['B', 'C']],
  [9, 'Cliente del Exterior', ['B', 'C']],
  [10, 'IVA Liberado – Ley N° 19.640', ['B', 'C']],
  [15, 'IVA No Alcanzado', ['B', 'C']],
  [5, 'Consumidor Final', ['B', 'C', '49']],
];

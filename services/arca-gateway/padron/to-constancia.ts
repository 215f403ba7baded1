/** A CUIT in the words of the constancia de inscripción. */

export function toPersonQuery(cuit: string) {
  return { idPersona: cuit };
}

/** What the constancia de inscripción says of somebody, in our words: pure. */
import type { PadronAnswer } from '@arca-api/contract/gateway';
import { inferIvaCondition, type TaxFact } from '@arca-api/domain/parties/infer-iva-condition';
import type { ConstanciaPersona } from 'arca-soap';

export type Person = Extract<PadronAnswer, { outcome: 'found' }>['person'];

type Constancia = ConstanciaPersona;
type Tax = NonNullable<Constancia['datosRegimenGeneral']>['impuesto'][number];

/** `unknown`: nobody has that CUIT. `empty`: the answer says nothing at all. */
export function fromConstancia(cuit: string, said: Constancia): Person | 'unknown' | 'empty' {
  const general = said.datosGenerales;
  const withheld = said.errorConstancia;
  if (!general && !withheld) return 'empty';
  // The padrón has no codes: these words are all there is.
  if (!general && withheld?.error.some((line) => /no existe/i.test(line))) return 'unknown';
  const isCompany = general?.tipoPersona === 'JURIDICA' || (!general && /^3/.test(cuit));
  const kind = isCompany ? 'company' : 'person';
  const category = said.datosMonotributo?.categoriaMonotributo;
  const inferred = inferIvaCondition({
    kind,
    withheld: withheld !== undefined,
    monotributo: category
      ? { description: category.descripcionCategoria ?? '', period: category.periodo ?? null }
      : null,
    taxes: taxesOf(said),
  });
  return {
    cuit,
    name: nameOf(said),
    address: addressOf(general?.domicilioFiscal),
    iva_condition: inferred.condition,
    active: general ? general.estadoClave === 'ACTIVO' : false,
    activities: activitiesOf(said),
    monotributo_category: category?.descripcionCategoria?.trim().split(/\s/)[0] || null,
    kind,
    note: withheld?.error.map((line) => line.trim()).join(' ') || null,
  };
}

function taxesOf(said: Constancia): TaxFact[] {
  const taxes = [...(said.datosMonotributo?.impuesto ?? []), ...(said.datosRegimenGeneral?.impuesto ?? [])];
  return taxes.flatMap((tax: Tax) =>
    tax.idImpuesto === undefined
      ? []
      : [
          {
            id: tax.idImpuesto,
            description: tax.descripcionImpuesto ?? '',
            state: tax.estadoImpuesto ?? null,
            period: tax.periodo ?? null,
          },
        ],
  );
}

function nameOf(said: Constancia): string {
  const general = said.datosGenerales;
  if (general?.razonSocial) return general.razonSocial.trim();
  const names = general ?? said.errorConstancia;
  return [names?.apellido, names?.nombre].filter(Boolean).join(' ').trim();
}

/** Street, town, province and postal code; in the city of Buenos Aires the padrón leaves the town out. */
function addressOf(place: NonNullable<Constancia['datosGenerales']>['domicilioFiscal']): string | null {
  if (!place) return null;
  const isCapital = place.idProvincia === 0;
  const town = place.localidad ?? (isCapital ? 'CABA' : undefined);
  const province = isCapital ? undefined : place.descripcionProvincia;
  const parts = [place.direccion, town, province, place.codPostal && `(${place.codPostal})`];
  return parts.filter(Boolean).join(', ').trim() || null;
}

function activitiesOf(said: Constancia): Person['activities'] {
  const { datosMonotributo: mono, datosRegimenGeneral: general } = said;
  const all = [
    ...(mono?.actividadMonotributista ? [mono.actividadMonotributista] : []),
    ...(mono?.actividad ?? []),
    ...(general?.actividad ?? []),
  ];
  const byId = new Map(
    all
      .toSorted((a, b) => (a.orden ?? 99) - (b.orden ?? 99))
      .map((one) => [one.idActividad ?? '', one.descripcionActividad?.trim() ?? '']),
  );
  return [...byId].filter(([id]) => id !== '').map(([id, description]) => ({ id, description }));
}

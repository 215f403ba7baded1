// How a world comes to hold what ARCA held when an exchange was recorded: by its controls, from the recorded facts.
import type { Control } from '../../control/control.ts';
import { child, childText, readXml, type XmlNode } from '../../soap/read-xml.ts';
import { PUNTO_KINDS } from '../../world/registers/puntos-de-venta.ts';
import { addDays } from '../../world/time/calendar.ts';
import type { Detail } from '../../wsfe/detail.ts';
import type { Cmp } from '../../wsfex/cmp.ts';
import type { Recording } from '../recordings.ts';

/** Who asked in every recording. */
export const CUIT = '20267565393';

export type Arrange = (control: Control, recording: Recording) => void;

const all = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((one) => one.name === name) ?? [];

/** Every descendant with a name. */
function deep(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((one) => (one.name === name ? [one] : deep(one, name)));
}

/** A lane that another system brought to `number`. */
export const laneAt =
  (
    punto_de_venta: number,
    type: number,
    number: number,
    detail: Partial<Detail> = {},
    cae?: string,
  ): Arrange =>
  (control) =>
    void control.authorizeElsewhere({
      cuit: CUIT,
      punto_de_venta,
      type,
      number,
      detail,
      ...(cae === undefined ? {} : { cae }),
    });

/** The same of exports. */
export const exportLaneAt =
  (punto_de_venta: number, type: number, number: number, cmp: Partial<Cmp>): Arrange =>
  (control) =>
    void control.authorizeElsewhere({ cuit: CUIT, punto_de_venta, type, number, cmp });

/** Puntos de venta as the recorded answer lists them. */
export const listedPuntos: Arrange = (control, recording) => {
  const kinds = Object.entries(PUNTO_KINDS);
  for (const row of deep(readXml(recording.response_body.trim()), 'PtoVenta')) {
    const kind = kinds.find(([, { text }]) => text === childText(row, 'EmisionTipo'))?.[0] ?? 'ri';
    control.putPunto({
      cuit: CUIT,
      number: Number(childText(row, 'Nro')),
      kind: kind as keyof typeof PUNTO_KINDS,
      blocked: childText(row, 'Bloqueado') === 'S',
    });
  }
};

const isoOfNetDay = (text: string): string => {
  const [month = '', day = '', year = ''] = text.split('/');
  return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
};

/** The rates that a recorded answer quotes. */
export const quotedRates: Arrange = (control, recording) => {
  const root = readXml(recording.response_body.trim());
  for (const row of deep(root, 'ClsFEXResponse_Mon_CON_Cotizacion'))
    control.publishRate({
      currency: childText(row, 'Mon_Id') ?? '',
      day: isoOfNetDay(childText(row, 'Fecha_ctz') ?? ''),
      rate: Number(childText(row, 'Mon_ctz')),
    });
  for (const row of deep(root, 'FEXResultGet')) {
    const day = childText(row, 'Mon_fecha');
    const currency = /<Mon_id>(\w+)</.exec(recording.request_body)?.[1];
    if (day && currency) control.publishRate({ currency, day, rate: Number(childText(row, 'Mon_ctz')) });
  }
};

/** One rate, for a comprobante. */
export const rateOf =
  (currency: string, day: string, rate: number): Arrange =>
  (control) => {
    for (const one of [day, addDays(day, 1), addDays(day, 2)])
      control.publishRate({ currency, day: one, rate });
  };

/** The person that a recorded constancia tells of. */
export const toldPerson: Arrange = (control, recording) => {
  const told = deep(readXml(recording.response_body), 'personaReturn')[0];
  const general = child(told, 'datosGenerales');
  const regime = child(told, 'datosRegimenGeneral');
  const address = child(general, 'domicilioFiscal');
  const detail = childText(address, 'datoAdicional');
  const city = childText(address, 'localidad');
  const errors = (name: string): object => {
    const texts = all(child(told, name), 'error').map(({ text }) => text);
    return texts.length === 0
      ? {}
      : { [name === 'errorMonotributo' ? 'monotributo_errors' : 'regime_errors']: texts };
  };
  const activities = all(regime, 'actividad')
    .sort((one, other) => Number(childText(one, 'orden')) - Number(childText(other, 'orden')))
    .map((one) => ({
      id: Number(childText(one, 'idActividad')),
      name: childText(one, 'descripcionActividad'),
      since: Number(childText(one, 'periodo')),
    }));
  const taxes = all(regime, 'impuesto').map((one) => ({
    id: Number(childText(one, 'idImpuesto')),
    name: childText(one, 'descripcionImpuesto'),
    since: Number(childText(one, 'periodo')),
  }));
  control.putPerson({
    cuit: childText(general, 'idPersona'),
    last_name: childText(general, 'apellido'),
    first_name: childText(general, 'nombre'),
    iva_condition: 'responsable_inscripto',
    address: {
      street: childText(address, 'direccion'),
      ...(city === undefined ? {} : { city }),
      postal_code: childText(address, 'codPostal'),
      province_id: Number(childText(address, 'idProvincia')),
      province: childText(address, 'descripcionProvincia'),
      ...(detail === undefined ? {} : { detail, detail_kind: childText(address, 'tipoDatoAdicional') }),
    },
    activities,
    taxes,
    ...errors('errorMonotributo'),
    ...errors('errorRegimenGeneral'),
  });
};

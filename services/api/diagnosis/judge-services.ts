/** What the doctor says of ARCA's services, from harmless readings of each. Pure. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Check } from '@arca-api/contract/taxpayers';
import type { Words } from '@arca-api/domain/faults/fault';
import { check } from './diagnose-certificate.ts';
import type { TaxpayerRow } from './taxpayers.store.ts';

type Listing = Awaited<ReturnType<GatewayClient['puntosDeVenta']>>;
type Person = Awaited<ReturnType<GatewayClient['padron']>>;

const WAIT: Words = { es: 'Probá de nuevo en unos minutos.', en: 'Try again in a few minutes.' };

function delegate(service: string): Words {
  return {
    es: `En ARCA, entrá al Administrador de Relaciones y delegá «${service}» al certificado (en homologación, en WSASS).`,
    en: `In ARCA, open "Administrador de Relaciones" and delegate "${service}" to the certificate (in homologación, in WSASS).`,
  };
}

export function diagnoseInvoicing(listing: Listing | null, numbers: readonly number[]): readonly Check[] {
  if (listing === null || !listing.ok) return [brokenInvoicing(listing)];
  const ok = check('invoicing', 'ok', {
    es: 'La facturación electrónica (wsfe) responde y está delegada.',
    en: 'Electronic invoicing (wsfe) answers and is delegated.',
  });
  const usable = listing.puntos_de_venta.filter((one) => !one.blocked && one.closed_on === null);
  return [
    ok,
    diagnosePuntos(numbers, listing.puntos_de_venta.length === 0 ? null : usable.map((one) => one.number)),
  ];
}

function brokenInvoicing(listing: Extract<Listing, { ok: false }> | null): Check {
  const isDelegation = listing?.error_class === 'delegation';
  const said = listing?.errors[0]?.message;
  return isDelegation
    ? check(
        'invoicing',
        'failed',
        {
          es: `ARCA no le reconoce permiso para facturar${said === undefined ? '' : `: ${said}`}.`,
          en: `ARCA does not let it invoice${said === undefined ? '' : `: ${said}`}.`,
        },
        delegate('wsfe'),
      )
    : check(
        'invoicing',
        'unknown',
        { es: 'La facturación electrónica no respondió.', en: 'Electronic invoicing did not answer.' },
        WAIT,
      );
}

/** ARCA lists none where it does not keep the list, as in homologación: that says nothing. */
function diagnosePuntos(numbers: readonly number[], usable: readonly number[] | null): Check {
  if (numbers.length === 0) {
    return check(
      'puntos_de_venta',
      'failed',
      { es: 'No hay ningún punto de venta cargado.', en: 'There is no punto de venta registered.' },
      {
        es: 'Agregá uno con POST …/puntos-de-venta o traelos con POST …/puntos-de-venta/sync.',
        en: 'Add one with POST …/puntos-de-venta or bring them with POST …/puntos-de-venta/sync.',
      },
    );
  }
  const stray = usable === null ? [] : numbers.filter((number) => !usable.includes(number));
  return stray.length === 0
    ? check('puntos_de_venta', 'ok', {
        es: `Puntos de venta cargados: ${numbers.join(', ')}.`,
        en: `Puntos de venta registered: ${numbers.join(', ')}.`,
      })
    : check(
        'puntos_de_venta',
        'warning',
        {
          es: `ARCA no lista como habilitados: ${stray.join(', ')}.`,
          en: `ARCA does not list as usable: ${stray.join(', ')}.`,
        },
        {
          es: 'Dalos de alta en ARCA, en «Administración de puntos de venta», para web services.',
          en: 'Register them in ARCA, in "Administración de puntos de venta", for web services.',
        },
      );
}

export function diagnosePadron(
  person: Person | null,
  { details }: Pick<TaxpayerRow, 'details'>,
): readonly Check[] {
  if (person === null || person.outcome === 'unavailable') {
    return [
      check(
        'padron',
        'unknown',
        {
          es: 'El padrón no respondió, o no está delegado.',
          en: 'The padrón did not answer, or is not delegated.',
        },
        delegate('ws_sr_constancia_inscripcion'),
      ),
    ];
  }
  if (person.outcome === 'unknown') {
    return [
      check(
        'padron',
        'warning',
        {
          es: 'El padrón responde y no conoce este CUIT.',
          en: 'The padrón answers and does not know this CUIT.',
        },
        { es: 'Revisá el CUIT.', en: 'Check the CUIT.' },
      ),
    ];
  }
  const ok = check('padron', 'ok', { es: 'El padrón responde.', en: 'The padrón answers.' });
  const said = person.person.iva_condition;
  if (said === null || said === details.iva_condition) return [ok];
  return [
    ok,
    check(
      'iva_condition',
      'warning',
      {
        es: `Está cargado como «${details.iva_condition}» y el padrón dice «${said}».`,
        en: `It is registered as "${details.iva_condition}" and the padrón says "${said}".`,
      },
      {
        es: 'De esa condición depende la letra: corregila con PATCH /v1/taxpayers/{cuit} o actualizala en ARCA.',
        en: 'The letter depends on it: mend it with PATCH /v1/taxpayers/{cuit} or update it in ARCA.',
      },
    ),
  ];
}

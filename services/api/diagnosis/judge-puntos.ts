/** What the doctor says of an issuer's puntos de venta, beside what ARCA lists for web services. Pure. */
import type { Checkup } from '@arca-api/contract/gateway-certificates';
import type { Environment } from '@arca-api/contract/primitives';
import type { Check } from '@arca-api/contract/taxpayers';
import type { IvaCondition } from '@arca-api/domain/parties/iva-condition';
import { objectionTo } from '../taxpayers/sync-puntos-de-venta.ts';
import { found, words } from './check.ts';
import { addPunto } from './where-at-arca.ts';

type Listed = NonNullable<Checkup['puntos_de_venta']>;

export interface PuntosOfIssuer {
  readonly environment: Environment;
  readonly condition: IvaCondition;
  readonly numbers: readonly number[];
  /** As ARCA lists them; `null` when it could not be asked. */
  readonly listed: Listed | null;
  /** Those that issue class E; `null` when it could not be asked. */
  readonly exporting: readonly number[] | null;
}

type PuntosKnown = PuntosOfIssuer & { readonly listed: Listed };

export function judgePuntos(issuer: PuntosOfIssuer): readonly Check[] {
  const { numbers, listed, environment } = issuer;
  if (listed === null) return numbers.length === 0 ? [unasked(issuer)] : [];
  const usable = listed.filter((one) => objectionTo(one) === null).map(({ number }) => number);
  const known = { ...issuer, listed };
  if (numbers.length === 0) return [none(known, usable)];
  // Homologación keeps no list (602): that says nothing of the numbers.
  if (listed.length === 0 && environment !== 'produccion') return [fine(numbers)];
  const exporting = numbers.filter((number) => issuer.exporting?.includes(number));
  const stray = numbers.filter((number) => !usable.includes(number) && !exporting.includes(number));
  const isAllStray = stray.length === numbers.length;
  const issuing = numbers.filter((number) => usable.includes(number));
  return [
    ...(issuing.length === 0 ? [] : [fine(issuing)]),
    ...(exporting.length === 0 ? [] : [exports(exporting)]),
    ...stray.map((number) => objection(number, known, isAllStray ? 'failed' : 'warning')),
  ];
}

function fine(numbers: readonly number[]): Check {
  return found(
    ['puntos_de_venta', 'ok', 'punto_de_venta.ok'],
    words(
      `Puntos de venta listos para emitir: ${numbers.join(', ')}.`,
      `Puntos de venta ready to issue: ${numbers.join(', ')}.`,
    ),
  );
}

function exports(numbers: readonly number[]): Check {
  return found(
    ['puntos_de_venta', 'ok', 'punto_de_venta.export'],
    words(
      `Puntos de venta listos para exportar (clase E, y sólo esa): ${numbers.join(', ')}.`,
      `Puntos de venta ready to export (class E, and no other): ${numbers.join(', ')}.`,
    ),
  );
}

const NONE = words('No hay ningún punto de venta cargado.', 'There is no punto de venta registered.');

/** Only producción knows its puntos de venta: elsewhere any number will do. */
const ADD_ANY = words(
  'Acá no hace falta darlo de alta en ARCA: agregá uno con POST …/puntos-de-venta o «arca puntos-de-venta add», o traé los que haya con «arca puntos-de-venta sync».',
  'Here it need not be registered at ARCA: add one with POST …/puntos-de-venta or "arca puntos-de-venta add", or bring those there are with "arca puntos-de-venta sync".',
);

function unasked({ condition, environment }: PuntosOfIssuer): Check {
  return found(
    ['puntos_de_venta', 'failed', 'punto_de_venta.none'],
    NONE,
    environment === 'produccion' ? addPunto(condition) : ADD_ANY,
  );
}

function none({ condition, listed, environment }: PuntosKnown, usable: readonly number[]): Check {
  if (usable.length > 0) {
    return found(
      ['puntos_de_venta', 'failed', 'punto_de_venta.not_synced'],
      words(
        `ARCA tiene habilitados ${usable.join(', ')} y acá no hay ninguno cargado.`,
        `ARCA has ${usable.join(', ')} enabled and none is registered here.`,
      ),
      words(
        'Traelos con POST …/puntos-de-venta/sync o «arca puntos-de-venta sync».',
        'Bring them with POST …/puntos-de-venta/sync or "arca puntos-de-venta sync".',
      ),
    );
  }
  if (listed.length === 0 && environment !== 'produccion') {
    return found(['puntos_de_venta', 'failed', 'punto_de_venta.none'], NONE, ADD_ANY);
  }
  return found(
    ['puntos_de_venta', 'failed', listed.length === 0 ? 'punto_de_venta.none' : 'punto_de_venta.none_usable'],
    listed.length === 0
      ? words(
          'ARCA no tiene ningún punto de venta de este CUIT para web services. Los de «Comprobantes en línea» (Factura en Línea), los de controlador fiscal y los de exportación no sirven.',
          'ARCA has no punto de venta of this CUIT for web services. Those of "Comprobantes en línea" (Factura en Línea), of fiscal printers and of export do not serve.',
        )
      : words(
          `Ningún punto de venta de ARCA sirve para emitir con CAE: ${listed.map(describe('es')).join('; ')}.`,
          `No punto de venta at ARCA can issue with CAE: ${listed.map(describe('en')).join('; ')}.`,
        ),
    addPunto(condition),
  );
}

function objection(number: number, { listed, condition }: PuntosKnown, state: 'failed' | 'warning'): Check {
  const one = listed.find((candidate) => candidate.number === number);
  if (one === undefined) {
    return found(
      ['puntos_de_venta', state, 'punto_de_venta.other_kind'],
      words(
        `El punto de venta ${number} no está en la lista de ARCA para web services: no existe, o es de otro sistema (Factura en Línea, controlador fiscal, exportación). Un mismo número no se comparte entre sistemas.`,
        `Punto de venta ${number} is not in ARCA's list for web services: it does not exist, or belongs to another system (Factura en Línea, fiscal printer, export). One number is not shared between systems.`,
      ),
      addPunto(condition),
    );
  }
  const code = objectionTo(one) ?? 'other_regime';
  return found(
    ['puntos_de_venta', state, `punto_de_venta.${code === 'other_regime' ? 'other_kind' : code}`],
    words(
      `El punto de venta ${describe('es')(one)}: no se puede emitir con CAE en él.`,
      `Punto de venta ${describe('en')(one)}: nothing can be issued with CAE in it.`,
    ),
    addPunto(condition),
  );
}

const describe =
  (language: 'es' | 'en') =>
  (one: Listed[number]): string => {
    const es = language === 'es';
    switch (objectionTo(one)) {
      case 'closed':
        return `${one.number} ${es ? `está dado de baja desde el ${one.closed_on}` : `has been closed since ${one.closed_on}`}`;
      case 'blocked':
        return `${one.number} ${es ? 'está bloqueado' : 'is blocked'}`;
      default:
        return `${one.number} ${es ? `es de otro régimen («${one.kind}»)` : `is of another regime ("${one.kind}")`}`;
    }
  };

/** What the doctor says of the registered IVA condition beside the padrón's: the letter depends on it. Pure. */
import type { GatewayClient } from '@arca-api/contract/gateway-client';
import type { Check } from '@arca-api/contract/taxpayers';
import type { TaxpayerRow } from '../taxpayers/taxpayers.store.ts';
import { found, words } from './check.ts';

type Person = Awaited<ReturnType<GatewayClient['padron']>>;

export function judgeCondition(
  person: Person | null,
  { details }: Pick<TaxpayerRow, 'details'>,
): readonly Check[] {
  if (person === null || person.outcome === 'unavailable') return [];
  if (person.outcome === 'unknown') {
    return [
      found(
        ['iva_condition', 'warning', 'iva_condition.unknown_cuit'],
        words('El padrón no conoce este CUIT.', 'The padrón does not know this CUIT.'),
        words('Revisá el CUIT.', 'Check the CUIT.'),
      ),
    ];
  }
  const said = person.person.iva_condition;
  if (said === null || said === details.iva_condition) return [];
  return [
    found(
      ['iva_condition', 'warning', 'iva_condition.differs'],
      words(
        `Está cargado como «${details.iva_condition}» y el padrón dice «${said}».`,
        `It is registered as "${details.iva_condition}" and the padrón says "${said}".`,
      ),
      words(
        'De esa condición depende la letra: corregila con PATCH /v1/taxpayers/{cuit} o actualizala en ARCA.',
        'The letter depends on it: mend it with PATCH /v1/taxpayers/{cuit} or update it in ARCA.',
      ),
    ),
  ];
}

// Names of the business services that a ticket can be asked for (catalogue of 2026-10).

export const SERVICE_NAMES: ReadonlySet<string> = new Set([
  'wsfe',
  'wsfex',
  'wsbfe',
  'wscdc',
  'wsmtxca',
  'wsct',
  'wsfecred',
  'wsseg',
  'ws_sr_constancia_inscripcion',
  'ws_sr_padron_a4',
  'ws_sr_padron_a5',
  'ws_sr_padron_a10',
  'ws_sr_padron_a13',
  'ws_sr_padron_a100',
  'wscpe',
  'wslsp',
  'wsltv',
  'wslum',
  'wslpg',
  'wsremcarne',
  'wsremharina',
  'wsremazucar',
  'wstabaco',
]);

/** The old name of the constancia service opens the same door. */
export function sameService(one: string, other: string): boolean {
  const plain = (name: string): string =>
    name === 'ws_sr_padron_a5' ? 'ws_sr_constancia_inscripcion' : name;
  return plain(one) === plain(other);
}

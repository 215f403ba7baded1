/** Every command that talks with a server, and how it is used. */
export const USAGE = {
  taxpayers: [
    'arca taxpayers add CUIT [--name N --iva-condition C --address D] [--environment homologacion] [--live]',
    'arca taxpayers list | show CUIT | change CUIT --environment E [--live]',
    'arca taxpayers represent CUIT --by OTRO_CUIT | --alone [--live]',
    'arca taxpayers go-live CUIT',
  ],
  certificates: [
    'arca certificates request CUIT [--name N] [--out pedido.csr] [--live]',
    'arca certificates upload CUIT certificado.crt [--live]',
    'arca certificates status CUIT [--live]',
  ],
  'puntos-de-venta': ['arca puntos-de-venta sync CUIT | list CUIT | add CUIT NUMERO [--live]'],
  diagnose: ['arca diagnose CUIT [--live]'],
  invoices: [
    'arca invoices issue --taxpayer CUIT --description TEXTO --price 12500 [--quantity 1] [--iva 21] [--punto-de-venta N] [--recipient CUIT] [--live]',
    'arca invoices issue --body factura.json [--idempotency-key K] [--live]',
    'arca invoices import ARCHIVO.csv|.ndjson [--preview] [--decimal comma|point] [--format csv|ndjson] [--again] [--no-wait] [--live]',
  ],
  lanes: [
    'arca lanes list [--taxpayer CUIT] [--state idle|waiting|suspect|halted] [--live]',
    'arca lanes inspect FILA [--arca] | resume FILA [--note TEXTO] [--live]',
    'arca lanes adopt FILA NUMERO --invoice inv_… | --stranger [--note TEXTO] [--yes] [--live]',
    'arca lanes accept FILA NUMERO [--note TEXTO] [--live]',
  ],
  listen: [
    'arca listen --forward-to http://localhost:4000/hook | --print [--events invoice.*,batch.finished] [--secret whsec_…] [--after evt_…] [--skip-verify-tls]',
  ],
  trigger: ['arca trigger TIPO [--taxpayer CUIT] | TIPO --to whe_…'],
  simulator: [
    'arca simulator certify pedido.csr --at URL [--alias A] [--out certificado.crt]',
    'arca simulator delegate --at URL --cuit CUIT --to CUIT_DEL_CERTIFICADO --service wsfe',
    'arca simulator punto-de-venta --at URL --cuit CUIT --number N [--kind ri]',
  ],
} as const;

/** How a command is used, as it is told. */
export const usageOf = (command: keyof typeof USAGE): string =>
  `Uso / usage:\n${USAGE[command].map((line) => `  ${line}`).join('\n')}\n`;

/** Tells how a command is used; the exit code of a wrong use. */
export function wrongUse(command: keyof typeof USAGE): number {
  process.stderr.write(usageOf(command));
  return 1;
}

/** What every client is asked for: one Factura B to an anonymous consumer, with 21 % of IVA. */

/** A calendar day in Argentina as ARCA writes it. */
const today = () => new Date(Date.now() - 3 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');

/** The header and detail of WSFEv1 without numbers. */
export const FACTURA_B = {
  CantReg: 1,
  CbteTipo: 6,
  Concepto: 1,
  DocTipo: 99,
  DocNro: 0,
  CbteFch: today(),
  ImpTotal: 121,
  ImpTotConc: 0,
  ImpNeto: 100,
  ImpOpEx: 0,
  ImpIVA: 21,
  ImpTrib: 0,
  MonId: 'PES',
  MonCotiz: 1,
  CondicionIVAReceptorId: 5,
  Iva: [{ Id: 5, BaseImp: 100, Importe: 21 }],
};

/** The same as the SOAP message nests it. */
export function request({ CantReg, CbteTipo, Iva, ...detail }, PtoVta, number) {
  return {
    FeCabReq: { CantReg, PtoVta, CbteTipo },
    FeDetReq: {
      FECAEDetRequest: [{ ...detail, CbteDesde: number, CbteHasta: number, Iva: { AlicIva: Iva } }],
    },
  };
}

/** What is told back, whatever names the client has for it. */
export function tell({ number, cae, readBack }) {
  process.stdout.write(`${JSON.stringify({ number: Number(number), cae: String(cae), readBack })}\n`);
}

/** Where everything is; given by whoever starts the client. */
export const given = JSON.parse(process.env.FOREIGN_CLIENT ?? '{}');

/** `afip-apis`: SOAP 1.2 envelopes under the headers of SOAP 1.1, and logins as `application/xml`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import afip from 'afip-apis';
import { FACTURA_B, given, request, tell } from './invoice.mjs';

const [certificate, key] = ['certificate', 'key'].map((name) => join(given.folder, `${name}.pem`));
writeFileSync(certificate, given.certificate);
writeFileSync(key, given.key);
const { credentials } = await new afip.LoginTicket().wsaaLogin(
  'wsfe',
  `${given.wsaa}?WSDL`,
  certificate,
  key,
);
const Auth = { Token: credentials.token, Sign: credentials.sign, Cuit: Number(given.cuit) };
const wsfe = new afip.Wsfev1(`${given.wsfe}?WSDL`);
const PtoVta = given.puntoDeVenta;
const { CbteTipo } = FACTURA_B;
const last = await wsfe.FECompUltimoAutorizado({ Auth, PtoVta, CbteTipo });
const number = Number(last.FECompUltimoAutorizadoResult.CbteNro) + 1;
const created = await wsfe.FECAESolicitar({ Auth, FeCAEReq: request(FACTURA_B, PtoVta, number) });
const detail = created.FECAESolicitarResult.FeDetResp.FECAEDetResponse;
const found = await wsfe.FECompConsultar({ Auth, FeCompConsReq: { CbteTipo, CbteNro: number, PtoVta } });
tell({ number: detail.CbteDesde, cae: detail.CAE, readBack: found.FECompConsultarResult.ResultGet });

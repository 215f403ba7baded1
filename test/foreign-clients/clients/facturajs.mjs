/** `facturajs`: it reads the served WSDLs, and asks a time server, whose address is configured here too. */
import { join } from 'node:path';
import { AfipServices } from 'facturajs';
import { NtpTimeSync } from 'ntp-time-sync';
import { FACTURA_B, given, request, tell } from './invoice.mjs';

NtpTimeSync.getInstance({ servers: [given.ntp] });
const afip = new AfipServices({
  homo: true,
  certContents: given.certificate,
  privateKeyContents: given.key,
  cacheTokensPath: join(given.folder, 'tokens.json'),
  tokensExpireInHours: 12,
});
afip.afipSoap.urls.homo = {
  login: `${given.wsaa}?wsdl`,
  service: `${given.origin}/{name}/service.asmx?wsdl`,
};
const Auth = { Cuit: Number(given.cuit) };
const PtoVta = given.puntoDeVenta;
const { CbteTipo } = FACTURA_B;
const last = await afip.getLastBillNumber({ Auth, params: { CbteTipo, PtoVta } });
const number = Number(last.CbteNro) + 1;
const created = await afip.createBill({ Auth, params: { FeCAEReq: request(FACTURA_B, PtoVta, number) } });
const detail = [created.FeDetResp.FECAEDetResponse].flat()[0];
const found = await afip.execRemote('wsfev1', 'FECompConsultar', {
  Auth,
  params: { FeCompConsReq: { CbteTipo, CbteNro: number, PtoVta } },
});
tell({ number: detail.CbteDesde, cae: detail.CAE, readBack: found.ResultGet });

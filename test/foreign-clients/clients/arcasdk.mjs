/** `@arcasdk/core`: its endpoints are a table that a program may set. */
import { Arca } from '@arcasdk/core';
import config from '@arcasdk/core/lib/infrastructure/soap/config/endpoints.types.js';
import { FACTURA_B, given, tell } from './invoice.mjs';

config.Endpoints.WSAA_TEST = given.wsaa;
config.Endpoints.WSFEV1_TEST = given.wsfe;
const { electronicBillingService: billing } = new Arca({
  cuit: Number(given.cuit),
  cert: given.certificate,
  key: given.key,
  production: false,
  ticketPath: given.folder,
  useSoap12: given.soap12,
});
const created = await billing.createNextVoucher({ ...FACTURA_B, PtoVta: given.puntoDeVenta });
const detail = [created.response.FeDetResp.FECAEDetResponse].flat()[0];
const found = await billing.getVoucherInfo(detail.CbteDesde, given.puntoDeVenta, FACTURA_B.CbteTipo);
tell({ number: detail.CbteDesde, cae: created.cae, readBack: found });

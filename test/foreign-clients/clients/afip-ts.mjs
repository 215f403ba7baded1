/** `afip.ts`: its endpoints are an enumeration that a program may set. */
import { Afip } from 'afip.ts';
import enums from 'afip.ts/lib/enums.js';
import { FACTURA_B, given, tell } from './invoice.mjs';

enums.EndpointsEnum.WSAA_TEST = given.wsaa;
enums.EndpointsEnum.WSFEV1_TEST = given.wsfe;
const { electronicBillingService: billing } = new Afip({
  cuit: Number(given.cuit),
  cert: given.certificate,
  key: given.key,
  production: false,
  ticketPath: given.folder,
});
const created = await billing.createNextVoucher({ ...FACTURA_B, PtoVta: given.puntoDeVenta });
const detail = [created.response.FeDetResp.FECAEDetResponse].flat()[0];
const found = await billing.getVoucherInfo(detail.CbteDesde, given.puntoDeVenta, FACTURA_B.CbteTipo);
tell({ number: detail.CbteDesde, cae: created.cae, readBack: found });

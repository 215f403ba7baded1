/** `strong-soap`: another client made from the served WSDL; the ticket was obtained by whoever starts this. */
import { promisify } from 'node:util';
import { soap } from 'strong-soap';
import { FACTURA_B, given, request, tell } from './invoice.mjs';

const create = promisify(soap.createClient);
const client = await create(`${given.wsfe}?wsdl`, { forceSoap12Headers: given.soap12 });
const login = await create(`${given.wsaa}?wsdl`, {});
const call = async (method, input) =>
  await promisify((sent, done) => method(sent, (error, result) => done(error, result)))(input);
const { loginCmsReturn } = await call(login.loginCms, { in0: given.cms });
const inside = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(loginCmsReturn)[1];
const Auth = { Token: inside('token'), Sign: inside('sign'), Cuit: Number(given.cuit) };
const PtoVta = given.puntoDeVenta;
const { CbteTipo } = FACTURA_B;
const last = await call(client.FECompUltimoAutorizado, { Auth, PtoVta, CbteTipo });
const number = Number(last.FECompUltimoAutorizadoResult.CbteNro) + 1;
const created = await call(client.FECAESolicitar, { Auth, FeCAEReq: request(FACTURA_B, PtoVta, number) });
const [detail] = [created.FECAESolicitarResult.FeDetResp.FECAEDetResponse].flat();
const found = await call(client.FECompConsultar, {
  Auth,
  FeCompConsReq: { CbteTipo, CbteNro: number, PtoVta },
});
tell({ number: detail.CbteDesde, cae: detail.CAE, readBack: found.FECompConsultarResult.ResultGet });

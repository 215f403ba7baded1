/** `soap`: a client made from nothing but the WSDLs that are served; the ticket was obtained by whoever starts this. */
import soap from 'soap';
import { FACTURA_B, given, request, tell } from './invoice.mjs';

const client = await soap.createClientAsync(`${given.wsfe}?wsdl`, { forceSoap12Headers: given.soap12 });
const login = await soap.createClientAsync(`${given.wsaa}?wsdl`);
const [{ loginCmsReturn }] = await login.loginCmsAsync({ in0: given.cms });
const inside = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(loginCmsReturn)[1];
const Auth = { Token: inside('token'), Sign: inside('sign'), Cuit: Number(given.cuit) };
const PtoVta = given.puntoDeVenta;
const { CbteTipo } = FACTURA_B;
const [last] = await client.FECompUltimoAutorizadoAsync({ Auth, PtoVta, CbteTipo });
const number = last.FECompUltimoAutorizadoResult.CbteNro + 1;
const [created] = await client.FECAESolicitarAsync({ Auth, FeCAEReq: request(FACTURA_B, PtoVta, number) });
const [detail] = created.FECAESolicitarResult.FeDetResp.FECAEDetResponse;
const [found] = await client.FECompConsultarAsync({
  Auth,
  FeCompConsReq: { CbteTipo, CbteNro: number, PtoVta },
});
tell({ number: detail.CbteDesde, cae: detail.CAE, readBack: found.FECompConsultarResult.ResultGet });

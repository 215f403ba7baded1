/** The public names of the package. */
export { type ArcaClient, type ArcaClientOptions, createArcaClient } from './client.ts';
export type { Codec, InputOf, Limits, OutputOf, Presence, ValueForm } from './codec/codec.ts';
export { list, many, nonEmpty, optional } from './codec/presence.ts';
export { type Fields, type RecordInput, type RecordOutput, record } from './codec/record.ts';
export { date, day, decimal, digits, int, oneOf, text } from './codec/scalars.ts';
export { type Endpoints, type Environment, endpointsOf, type ServiceId } from './endpoints.ts';
export type { Exchange } from './exchange.ts';
export {
  ArcaFailure,
  ArcaSoapFault,
  type Certainty,
  type FailureReason,
  type Fault,
  UnusableCredentials,
} from './failure.ts';
export type { A4Persona } from './padron/a4.ts';
export type { A10Persona } from './padron/a10.ts';
export type { A13Persona } from './padron/a13.ts';
export type { ConstanciaPersona, ConstanciaPersonas } from './padron/constancia.ts';
export { type Answer, type BoundService, bindService, type Method } from './service/bind.ts';
export { type Operation, openOperation, operation, type ServiceDescriptor } from './service/descriptor.ts';
export { asmx, axis, type Credentials, cxf, type Dialect, java } from './service/dialects.ts';
export type { CallOptions, Kernel } from './service/kernel.ts';
export { type ClockSkew, measureClockSkew } from './transport/clock-skew.ts';
export { AccessTicket, type TicketParts } from './wsaa/access-ticket.ts';
export { createLoginTicketRequest, type LoginTicketRequest } from './wsaa/create-login-ticket-request.ts';
export type { Explanation } from './wsaa/fault-words.ts';
export { WsaaFault, type WsaaFaultCode } from './wsaa/faults.ts';
export type { LoginAnswer, LoginRequest, Wsaa } from './wsaa/login.ts';
export { type SignCmsRequest, signCms } from './wsaa/sign-cms.ts';
export type { CmpReq, ConstatarResponse } from './wscdc/verification.ts';
export type {
  FECAEDetResponse,
  FECAERequest,
  FECAEResponse,
  FECompConsResponse,
  FECompConsultaReq,
  FECompUltimoRequest,
} from './wsfe/authorization.ts';
export type {
  FECAEADetRequest,
  FECAEAFortnight,
  FECAEAGet,
  FECAEARequest,
  FECAEAResponse,
} from './wsfe/caea.ts';
export type { CodeAndMsg } from './wsfe/complaints.ts';
export type { FECAEDetRequest } from './wsfe/comprobante.ts';
export type {
  FEXAuthorizeResponse,
  FEXConsulta,
  FEXResultAuth,
} from './wsfex/authorization.ts';
export { type FEXErr, fexErrorOf } from './wsfex/complaints.ts';
export type { FEXCmp } from './wsfex/comprobante.ts';
export type { FEXFound } from './wsfex/found.ts';

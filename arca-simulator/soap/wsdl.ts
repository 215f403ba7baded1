// Publishes each service's own WSDL from its table of types, structured as ARCA's, with its own address as the endpoint.
import { type WsdlOperation, type WsdlService, writeSchema } from './schema.ts';
import { escapeAttribute } from './write-xml.ts';

export type { WsdlOperation, WsdlService } from './schema.ts';

const SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
const SOAP_12 = 'http://schemas.xmlsoap.org/wsdl/soap12/';
const HTTP = 'http://schemas.xmlsoap.org/soap/http';

/** How one dialect names its parts. */
interface Names {
  readonly portType: string;
  input(operation: string): string;
  output(operation: string): string;
  /** Inputs, outputs and bindings repeat the names of messages. */
  readonly named: boolean;
  readonly bindings: readonly {
    readonly name: string;
    readonly port: string;
    readonly prefix: 'soap' | 'soap12';
  }[];
}

function namesOf(service: WsdlService): Names {
  if (service.dialect === 'cxf')
    return {
      portType: service.name,
      input: (operation) => operation,
      output: (operation) => `${operation}Response`,
      named: true,
      bindings: [{ name: `${service.name}SoapBinding`, port: `${service.name}Port`, prefix: 'soap' }],
    };
  return {
    portType: 'ServiceSoap',
    input: (operation) => `${operation}SoapIn`,
    output: (operation) => `${operation}SoapOut`,
    named: false,
    bindings: [
      { name: 'ServiceSoap', port: 'ServiceSoap', prefix: 'soap' },
      { name: 'ServiceSoap12', port: 'ServiceSoap12', prefix: 'soap12' },
    ],
  };
}

/** A WSDL 1.1 document, document/literal wrapped. */
export function writeWsdl(service: WsdlService): string {
  const names = namesOf(service);
  const { fault } = service;
  const faults = ({ name }: WsdlOperation): string | undefined => (name === 'dummy' ? undefined : fault);
  const message = (name: string, part: string, element: string): string =>
    `<wsdl:message name="${name}"><wsdl:part name="${part}" element="tns:${element}"/></wsdl:message>`;
  const messages = service.operations.flatMap(({ name, request, response }) => [
    message(names.input(name), 'parameters', request.name),
    message(names.output(name), 'parameters', response.name),
  ]);
  if (fault) messages.push(message(fault, fault, fault));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="${SOAP}" xmlns:soap12="${SOAP_12}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${service.namespace}" targetNamespace="${service.namespace}">`,
    `<wsdl:types>${writeSchema(service)}</wsdl:types>`,
    ...messages,
    portType(service, names, faults),
    ...names.bindings.map((binding) => writeBinding(service, names, binding, faults)),
    `<wsdl:service name="${service.name}">`,
    ...names.bindings.map(
      ({ name, port, prefix }) =>
        `<wsdl:port name="${port}" binding="tns:${name}"><${prefix}:address location="${escapeAttribute(service.endpoint)}"/></wsdl:port>`,
    ),
    '</wsdl:service>',
    '</wsdl:definitions>',
  ].join('\n');
}

type Faults = (operation: WsdlOperation) => string | undefined;

const nameAttribute = (names: Names, name: string): string => (names.named ? ` name="${name}"` : '');

function portType(service: WsdlService, names: Names, faults: Faults): string {
  const operations = service.operations.map((operation) => {
    const input = names.input(operation.name);
    const output = names.output(operation.name);
    const fault = faults(operation);
    return [
      `<wsdl:operation name="${operation.name}">`,
      `<wsdl:input message="tns:${input}"${nameAttribute(names, input)}/>`,
      `<wsdl:output message="tns:${output}"${nameAttribute(names, output)}/>`,
      fault ? `<wsdl:fault message="tns:${fault}" name="${fault}"/>` : '',
      '</wsdl:operation>',
    ].join('');
  });
  return `<wsdl:portType name="${names.portType}">${operations.join('')}</wsdl:portType>`;
}

function writeBinding(
  service: WsdlService,
  names: Names,
  { name, prefix }: Names['bindings'][number],
  faults: Faults,
): string {
  const operations = service.operations.map((operation) => {
    const action = service.dialect === 'asmx' ? service.namespace + operation.name : '';
    const fault = faults(operation);
    return [
      `<wsdl:operation name="${operation.name}"><${prefix}:operation soapAction="${action}" style="document"/>`,
      `<wsdl:input${nameAttribute(names, names.input(operation.name))}><${prefix}:body use="literal"/></wsdl:input>`,
      `<wsdl:output${nameAttribute(names, names.output(operation.name))}><${prefix}:body use="literal"/></wsdl:output>`,
      fault
        ? `<wsdl:fault name="${fault}"><${prefix}:fault name="${fault}" use="literal"/></wsdl:fault>`
        : '',
      '</wsdl:operation>',
    ].join('');
  });
  const style = service.dialect === 'cxf' ? ' style="document"' : '';
  return `<wsdl:binding name="${name}" type="tns:${names.portType}"><${prefix}:binding${style} transport="${HTTP}"/>${operations.join('')}</wsdl:binding>`;
}

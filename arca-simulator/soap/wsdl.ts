// Publishes each service's own WSDL from its table of types, with its own address as the endpoint.
import type { Scalar, Shape } from './shape.ts';
import { escapeAttribute } from './write-xml.ts';

/** What the generator needs to know of one operation: request and response wrapper types. */
export interface WsdlOperation {
  readonly name: string;
  readonly request: Shape;
  readonly response: Shape;
}

export interface WsdlService {
  readonly name: string;
  readonly port: string;
  readonly namespace: string;
  readonly endpoint: string;
  /** ASMX qualifies children and sends namespace + operation as SOAPAction; CXF does neither. */
  readonly dialect: 'asmx' | 'cxf';
  readonly operations: readonly WsdlOperation[];
}

function collect(types: Map<string, Shape>, type: Shape): void {
  for (const field of type.fields) {
    if (typeof field.type === 'string' || types.has(field.type.name)) continue;
    types.set(field.type.name, field.type);
    collect(types, field.type);
  }
}

function schemaFields(type: Shape): string {
  const name = (of: Scalar | Shape): string => (typeof of === 'string' ? `xsd:${of}` : `tns:${of.name}`);
  const fields = type.fields.map((field) => {
    const max = field.many ? 'unbounded' : '1';
    const nillable = field.many && typeof field.type !== 'string' ? ' nillable="true"' : '';
    return `<xsd:element minOccurs="${field.required ? 1 : 0}" maxOccurs="${max}" name="${field.name}"${nillable} type="${name(field.type)}"/>`;
  });
  return `<xsd:complexType><xsd:sequence>${fields.join('')}</xsd:sequence></xsd:complexType>`;
}

/** A WSDL 1.1 document, document/literal wrapped. */
export function writeWsdl(service: WsdlService): string {
  const types = new Map<string, Shape>();
  const elements: string[] = [];
  for (const { request, response } of service.operations) {
    for (const wrapper of [request, response]) {
      elements.push(`<xsd:element name="${wrapper.name}">${schemaFields(wrapper)}</xsd:element>`);
      collect(types, wrapper);
    }
  }
  const complex = [...types.values()].map((type) =>
    schemaFields(type).replace('<xsd:complexType>', `<xsd:complexType name="${type.name}">`),
  );
  const form = service.dialect === 'asmx' ? 'qualified' : 'unqualified';
  const messages = service.operations.flatMap(({ name, request, response }) => [
    `<wsdl:message name="${name}SoapIn"><wsdl:part name="parameters" element="tns:${request.name}"/></wsdl:message>`,
    `<wsdl:message name="${name}SoapOut"><wsdl:part name="parameters" element="tns:${response.name}"/></wsdl:message>`,
  ]);
  const port = service.operations.map(
    ({ name }) =>
      `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}SoapIn"/><wsdl:output message="tns:${name}SoapOut"/></wsdl:operation>`,
  );
  const binding = service.operations.map(({ name }) => {
    const action = service.dialect === 'asmx' ? `${service.namespace}${name}` : '';
    return `<wsdl:operation name="${name}"><soap:operation soapAction="${action}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`;
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${service.namespace}" targetNamespace="${service.namespace}">`,
    `<wsdl:types><xsd:schema elementFormDefault="${form}" targetNamespace="${service.namespace}">${elements.join('')}${complex.join('')}</xsd:schema></wsdl:types>`,
    ...messages,
    `<wsdl:portType name="${service.port}">${port.join('')}</wsdl:portType>`,
    `<wsdl:binding name="${service.port}Binding" type="tns:${service.port}"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${binding.join('')}</wsdl:binding>`,
    `<wsdl:service name="${service.name}"><wsdl:port name="${service.port}" binding="tns:${service.port}Binding"><soap:address location="${escapeAttribute(service.endpoint)}"/></wsdl:port></wsdl:service>`,
    '</wsdl:definitions>',
  ].join('\n');
}

// The schema inside a WSDL: wrappers are anonymous types in ASMX and named ones in CXF, everything else is named.
import type { Field, Shape } from './shape.ts';

/** What the generator needs to know of one operation: request and response wrapper types. */
export interface WsdlOperation {
  readonly name: string;
  readonly request: Shape;
  readonly response: Shape;
}

export interface WsdlService {
  readonly name: string;
  readonly namespace: string;
  readonly endpoint: string;
  /** ASMX qualifies children, speaks SOAP 1.2 too and sends its namespace in every SOAPAction; CXF does none of it. */
  readonly dialect: 'asmx' | 'cxf';
  readonly operations: readonly WsdlOperation[];
  /** The fault that every operation but `dummy` declares; of CXF services. */
  readonly fault?: string;
}

export function writeSchema(service: WsdlService): string {
  const asmx = service.dialect === 'asmx';
  const types = new Map<string, Shape>();
  const elements: string[] = [];
  for (const { request, response } of service.operations) {
    for (const wrapper of [request, response]) {
      if (asmx)
        elements.push(`<xsd:element name="${wrapper.name}">${complexType(wrapper, '')}</xsd:element>`);
      else {
        elements.push(`<xsd:element name="${wrapper.name}" type="tns:${wrapper.name}"/>`);
        types.set(wrapper.name, wrapper);
      }
      collect(types, wrapper);
    }
  }
  if (service.fault) {
    elements.push(`<xsd:element name="${service.fault}" type="tns:${service.fault}"/>`);
    types.set(service.fault, { name: service.fault, fields: [] });
  }
  const named = [...types.values()].map((type) => complexType(type, ` name="${type.name}"`));
  const form = asmx ? 'qualified' : 'unqualified';
  return `<xsd:schema elementFormDefault="${form}" targetNamespace="${service.namespace}">${elements.join('')}${named.join('')}</xsd:schema>`;
}

function collect(types: Map<string, Shape>, type: Shape): void {
  if (type.base && !types.has(type.base.name)) {
    types.set(type.base.name, type.base);
    collect(types, type.base);
  }
  for (const field of type.fields) {
    if (typeof field.type === 'string' || types.has(field.type.name)) continue;
    types.set(field.type.name, field.type);
    collect(types, field.type);
  }
}

function complexType(type: Shape, attribute: string): string {
  if (!type.base) return `<xsd:complexType${attribute}>${sequence(type.fields)}</xsd:complexType>`;
  const own = type.fields.slice(type.base.fields.length);
  const extension = `<xsd:extension base="tns:${type.base.name}">${own.length > 0 ? sequence(own) : ''}</xsd:extension>`;
  return `<xsd:complexType${attribute}><xsd:complexContent mixed="false">${extension}</xsd:complexContent></xsd:complexType>`;
}

const sequence = (fields: readonly Field[]): string =>
  `<xsd:sequence>${fields.map(element).join('')}</xsd:sequence>`;

function element({ name, type, required, many }: Field): string {
  const kind = typeof type === 'string' ? `xsd:${type}` : `tns:${type.name}`;
  const occurs = `minOccurs="${required ? 1 : 0}" maxOccurs="${many ? 'unbounded' : 1}"`;
  const nillable = many && !required ? ' nillable="true"' : '';
  return `<xsd:element ${occurs} name="${name}"${nillable} type="${kind}"/>`;
}

// Test helper: what a WSDL says, without how it says it: prefixes, order of declarations and documentation are gone.
import { child, readXml, type XmlNode } from '../soap/read-xml.ts';

const SOAP_12 = 'http://schemas.xmlsoap.org/wsdl/soap12/';

/** One element of a schema with everything inside it, types resolved. */
export interface SchemaNode {
  readonly name: string;
  readonly type: string;
  readonly occurs: string;
  readonly nillable: boolean;
  /** The type that its type adds to. */
  readonly base?: string;
  readonly children: readonly SchemaNode[];
}

/** A WSDL by names. */
export interface WsdlTree {
  readonly namespace: string;
  readonly qualified: boolean;
  readonly services: object;
  readonly bindings: object;
  readonly portTypes: object;
  readonly elements: Readonly<Record<string, SchemaNode>>;
}

const local = (name: string | undefined): string => (name ?? '').replace(/^.*:/, '');
const all = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((one) => one.name === name) ?? [];
const attribute = (node: XmlNode | undefined, name: string): string => node?.attributes.get(name) ?? '';

function byName<T>(nodes: readonly XmlNode[], read: (node: XmlNode) => T): Record<string, T> {
  const sorted = [...nodes].sort((one, other) =>
    attribute(one, 'name') < attribute(other, 'name') ? -1 : 1,
  );
  return Object.fromEntries(sorted.map((node) => [attribute(node, 'name'), read(node)]));
}

export function readWsdl(source: string): WsdlTree {
  const root = readXml(source);
  const schemas = all(child(root, 'types'), 'schema');
  const elementOf = byName(all(root, 'message'), (message) =>
    all(message, 'part').map((part) => [attribute(part, 'name'), local(attribute(part, 'element'))]),
  );
  const version = (node: XmlNode | undefined): string => (node?.namespace === SOAP_12 ? '1.2' : '1.1');
  return {
    namespace: attribute(root, 'targetNamespace'),
    qualified: schemas.every((schema) => attribute(schema, 'elementFormDefault') === 'qualified'),
    services: byName(all(root, 'service'), (service) =>
      byName(all(service, 'port'), (port) => [
        local(attribute(port, 'binding')),
        version(child(port, 'address')),
      ]),
    ),
    bindings: byName(all(root, 'binding'), (binding) => ({
      portType: local(attribute(binding, 'type')),
      soap: version(child(binding, 'binding')),
      style: attribute(child(binding, 'binding'), 'style') || 'document',
      transport: attribute(child(binding, 'binding'), 'transport'),
      operations: byName(all(binding, 'operation'), (operation) => ({
        soap: version(child(operation, 'operation')),
        action: attribute(child(operation, 'operation'), 'soapAction'),
        input: attribute(child(child(operation, 'input'), 'body'), 'use'),
        output: attribute(child(child(operation, 'output'), 'body'), 'use'),
        faults: all(operation, 'fault').map((fault) => attribute(fault, 'name')),
      })),
    })),
    portTypes: byName(all(root, 'portType'), (portType) =>
      byName(all(portType, 'operation'), (operation) =>
        ['input', 'output', 'fault'].map((name) => {
          const node = child(operation, name);
          const message = local(attribute(node, 'message'));
          return node && [attribute(node, 'name'), message, elementOf[message]];
        }),
      ),
    ),
    elements: Object.assign({}, ...schemas.map((schema) => readElements(schema, schemas))),
  };
}

function readElements(schema: XmlNode, schemas: readonly XmlNode[]): Record<string, SchemaNode> {
  const types = new Map<string, XmlNode>();
  for (const one of schemas)
    for (const type of all(one, 'complexType')) types.set(attribute(type, 'name'), type);
  const read = (node: XmlNode): SchemaNode => {
    const type = local(attribute(node, 'type'));
    const complex = child(node, 'complexType') ?? types.get(type);
    const extension = child(child(complex, 'complexContent'), 'extension');
    return {
      name: attribute(node, 'name'),
      type,
      occurs: `${attribute(node, 'minOccurs') || 1}..${attribute(node, 'maxOccurs') || 1}`,
      nillable: attribute(node, 'nillable') === 'true',
      ...(extension ? { base: local(attribute(extension, 'base')) } : {}),
      children: complex ? fieldsOf(complex).map(read) : [],
    };
  };
  const fieldsOf = (type: XmlNode): XmlNode[] => {
    const extension = child(child(type, 'complexContent'), 'extension');
    const base = extension && types.get(local(attribute(extension, 'base')));
    return [...(base ? fieldsOf(base) : []), ...all(child(extension ?? type, 'sequence'), 'element')];
  };
  return byName(all(schema, 'element'), read);
}

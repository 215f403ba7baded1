// WSAA's WSDL is of another family than the rest (two namespaces, one operation), so it is written on its own.
import { escapeAttribute } from '../soap/write-xml.ts';

const TARGET = 'https://wsaahomo.afip.gov.ar/ws/services/LoginCms';
const MESSAGES = 'http://wsaa.view.sua.dvadac.desein.afip.gov';

/** WSDL 1.1 of `loginCms`. */
export function wsaaWsdl(endpoint: string): string {
  const wrapper = (name: string, part: string): string =>
    `<element name="${name}"><complexType><sequence><element name="${part}" type="xsd:string"/></sequence></complexType></element>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<wsdl:definitions targetNamespace="${TARGET}" xmlns:impl="${TARGET}" xmlns:tns1="${MESSAGES}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:wsdlsoap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">`,
    `<wsdl:types><schema elementFormDefault="qualified" targetNamespace="${MESSAGES}" xmlns="http://www.w3.org/2001/XMLSchema"><import namespace="${TARGET}"/>${wrapper('loginCms', 'in0')}${wrapper('loginCmsResponse', 'loginCmsReturn')}</schema>`,
    `<schema elementFormDefault="qualified" targetNamespace="${TARGET}" xmlns="http://www.w3.org/2001/XMLSchema"><complexType name="LoginFault"><sequence/></complexType><element name="fault" type="impl:LoginFault"/></schema></wsdl:types>`,
    '<wsdl:message name="loginCmsRequest"><wsdl:part element="tns1:loginCms" name="parameters"/></wsdl:message>',
    '<wsdl:message name="loginCmsResponse"><wsdl:part element="tns1:loginCmsResponse" name="parameters"/></wsdl:message>',
    '<wsdl:message name="LoginFault"><wsdl:part element="impl:fault" name="fault"/></wsdl:message>',
    '<wsdl:portType name="LoginCMS"><wsdl:operation name="loginCms"><wsdl:input message="impl:loginCmsRequest" name="loginCmsRequest"/><wsdl:output message="impl:loginCmsResponse" name="loginCmsResponse"/><wsdl:fault message="impl:LoginFault" name="LoginFault"/></wsdl:operation></wsdl:portType>',
    '<wsdl:binding name="LoginCmsSoapBinding" type="impl:LoginCMS"><wsdlsoap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/><wsdl:operation name="loginCms"><wsdlsoap:operation soapAction=""/><wsdl:input name="loginCmsRequest"><wsdlsoap:body use="literal"/></wsdl:input><wsdl:output name="loginCmsResponse"><wsdlsoap:body use="literal"/></wsdl:output><wsdl:fault name="LoginFault"><wsdlsoap:fault name="LoginFault" use="literal"/></wsdl:fault></wsdl:operation></wsdl:binding>',
    `<wsdl:service name="LoginCMSService"><wsdl:port binding="impl:LoginCmsSoapBinding" name="LoginCms"><wsdlsoap:address location="${escapeAttribute(endpoint)}"/></wsdl:port></wsdl:service>`,
    '</wsdl:definitions>',
  ].join('\n');
}

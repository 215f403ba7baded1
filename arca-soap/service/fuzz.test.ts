import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InvalidValue } from '../codec/codec.ts';
import { wsfe } from '../wsfe/service.ts';
import { parseEnvelope } from '../xml/envelope.ts';
import { UnreadableXml } from '../xml/reader.ts';

const answer =
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><FECAESolicitarResponse xmlns="http://ar.gov.afip.dif.FEV1/"><FECAESolicitarResult><FeCabResp><Cuit>20267565393</Cuit><PtoVta>1</PtoVta><CbteTipo>1</CbteTipo><CantReg>1</CantReg><Resultado>A</Resultado></FeCabResp><FeDetResp><FECAEDetResponse><Concepto>3</Concepto><DocTipo>80</DocTipo><DocNro>30000000007</DocNro><CbteDesde>1836</CbteDesde><CbteHasta>1836</CbteHasta><Resultado>A</Resultado><CAE>71263951827464</CAE><CAEFchVto>20210711</CAEFchVto></FECAEDetResponse></FeDetResp></FECAESolicitarResult></FECAESolicitarResponse></soap:Body></soap:Envelope>';

const pieces = fc.constantFrom(
  '',
  '<',
  '>',
  '/',
  '&',
  '&amp;',
  '&#x0;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<?x ?>',
  '\u0000',
  '\ud800',
  '__proto__',
  '"',
  ' xsi:nil="true"',
  '9'.repeat(400),
  '</Resultado>',
  '<Resultado>P</Resultado>',
);
const damage = fc.array(
  fc.record({ at: fc.nat(answer.length), drop: fc.nat(30), put: fc.oneof(pieces, fc.string()) }),
  { minLength: 1, maxLength: 4 },
);

test('a damaged answer is read or refused, and never a crash or a CAE that is not digits', () => {
  let refused = 0;
  fc.assert(
    fc.property(damage, (cuts) => {
      const xml = cuts.reduce(
        (text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop),
        answer,
      );
      try {
        const content = parseEnvelope(xml);
        if (content.kind === 'fault') return;
        const result = content.message.child('FECAESolicitarResult');
        if (!result) return;
        const read = wsfe.operations.solicitarCae.resultFields.read(result);
        for (const det of Array.isArray(read['FeDetResp']) ? read['FeDetResp'] : []) {
          assert.match(det.CAE ?? '0', /^\d+$/);
          assert.match(det.Resultado, /^[AR]$/);
        }
      } catch (error) {
        if (!(error instanceof UnreadableXml || error instanceof InvalidValue)) throw error;
        refused++;
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(refused > 0);
});

/** Rules about the document as a whole: who issues it, from where, with which letter. */
import { mayIssue } from '../../comprobante/letter.ts';
import type { Fault } from '../../faults/fault.ts';
import { raise } from '../../faults/raise.ts';
import { readCuit } from '../../parties/cuit.ts';
import type { Reading } from '../reading.ts';

const LAST_PUNTO_DE_VENTA = 99_998;

/** 10004, 10007, 10243. */
export function judgeDocument(reading: Reading): readonly Fault[] {
  const { request, context, letter, type } = reading;
  const faults: Fault[] = [];
  const taxpayer = readCuit(request.taxpayer);
  if (!taxpayer.ok || taxpayer.cuit !== context.issuer.cuit) {
    faults.push(
      raise('taxpayer.different', 'taxpayer', { cuit: request.taxpayer, issuer: context.issuer.cuit }),
    );
  }
  if (!mayIssue(context.issuer.iva_condition)) faults.push(raise('issuer.cannot_invoice', 'taxpayer'));
  if (!isPuntoDeVenta(request.punto_de_venta)) {
    faults.push(raise('punto_de_venta.out_of_range', 'punto_de_venta'));
  }
  if (letter !== null && request.letter !== 'auto' && request.letter !== letter.letter) {
    faults.push(
      raise('letter.wrong', 'letter', { given: request.letter, right: letter.letter, why: letter.why }),
    );
  }
  if (letter !== null && type === null) faults.push(raise('kind.not_available', 'kind'));
  return faults;
}

/** WSFEv1: 1 to 99998. */
export function isPuntoDeVenta(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= LAST_PUNTO_DE_VENTA;
}

/** The fields ARCA would be sent, by its own names: what previews show. */
import type { translateAnswer, translateRequest } from '@arca-api/contract/gateway';
import type { z } from 'zod';
import { toContent, toDetail } from './wsfe/to-wsfe.ts';
import { toExport } from './wsfex/to-wsfex.ts';

export function translate(request: z.infer<typeof translateRequest>): z.infer<typeof translateAnswer> {
  if ('export_comprobante' in request) {
    return { service: 'wsfex', request: { ...toExport(request.export_comprobante, request.number) } };
  }
  const { comprobante, number } = request;
  const fields = number === null ? toContent(comprobante) : toDetail(comprobante, number);
  return { service: 'wsfe', request: { ...fields } };
}

/** What only an export says (letter E): where it goes, to whom in that country, and on which terms. */
import { z } from 'zod';
import { cuitText, dayText, line } from './text.ts';

const country = z.int().min(1).max(9999);

export const exportBody = z.strictObject({
  type: z
    .enum(['goods', 'services', 'other'])
    .describe('Qué se exporta: bienes, servicios u otros (Tipo_expo 1, 2 o 4).'),
  country: country.describe(
    'País de destino, por el código de ARCA (Dst_cmp): 208 es Chile. Están en GET /v1/reference/countries.',
  ),
  country_tax_id: cuitText.optional().describe('CUIT país del cliente. Hace falta este o «foreign_tax_id».'),
  foreign_tax_id: line(50)
    .optional()
    .describe('Número fiscal del cliente en su propio país, como lo escribe él.'),
  payment_terms: line(50).optional().describe('Forma de pago; obligatoria en las facturas.'),
  payment_date: dayText
    .optional()
    .describe('Fecha de pago; obligatoria en facturas de servicios u otros, y sólo ahí.'),
  incoterms: line(3).optional().describe('FOB, CIF, EXW…; obligatorio en facturas de bienes.'),
  incoterms_detail: line(20).optional().describe('A qué lugar se refiere, como «Buenos Aires».'),
  language: z
    .enum(['es', 'en', 'pt'])
    .optional()
    .describe('Idioma del comprobante. Si no se dice, castellano.'),
  has_permit: z.boolean().optional().describe('Si ya hay permiso de embarque; sólo en facturas de bienes.'),
  permits: z
    .array(
      z.strictObject({
        id: line(16).describe('Dieciséis caracteres, como 26001EC01123456X.'),
        destination: country.describe('País de destino de la mercadería.'),
      }),
    )
    .max(100)
    .optional()
    .describe('Los permisos de embarque, cuando «has_permit» es true.'),
});

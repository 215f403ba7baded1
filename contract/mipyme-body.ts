/** What only a Factura de Crédito Electrónica MiPyME says: where it is paid, and how it may circulate. */
import { z } from 'zod';
import { line } from './text.ts';

export const mipymeBody = z.strictObject({
  cbu: z
    .string()
    .transform((value) => value.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{1,30}$/))
    .optional()
    .describe('CBU del emisor donde se paga: 22 dígitos; obligatorio en las facturas.'),
  alias: line(40).optional().describe('Alias de ese CBU.'),
  transfer: z
    .enum(['SCA', 'ADC'])
    .optional()
    .describe('Por dónde circula: Sistema de Circulación Abierta o Agente de Depósito Colectivo.'),
  references: z
    .array(line(50))
    .max(50)
    .optional()
    .describe('Referencias comerciales, como la orden de compra del comprador.'),
  cancellation: z
    .boolean()
    .optional()
    .describe('En una nota: true si anula porque el comprador rechazó la factura.'),
});

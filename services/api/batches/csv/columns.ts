/** The columns of a CSV of invoices: what people call them, and which field of the API each one is. */

export type ColumnKind =
  | 'text'
  | 'decimal'
  | 'integer'
  | 'day'
  | 'yes'
  | 'comprobante'
  | 'condition'
  | 'concept'
  | 'currency'
  | 'rate'
  | 'unit'
  | 'letter'
  | 'document';

export interface Column {
  /** The field of the invoice; of a numbered line, within the line. */
  readonly path: string;
  readonly kind: ColumnKind;
  /** Its titles, the first being the one that documents show. */
  readonly titles: readonly string[];
}

const column = (path: string, kind: ColumnKind, ...titles: string[]): Column => ({ path, kind, titles });

/** Of the invoice. */
export const COLUMNS: readonly Column[] = [
  column('external_id', 'text', 'referencia', 'external_id', 'id_externo', 'pedido', 'orden'),
  column('taxpayer', 'text', 'emisor', 'taxpayer', 'cuit_emisor'),
  column('punto_de_venta', 'integer', 'punto_de_venta', 'pto_vta', 'pto_de_venta', 'pv'),
  column('kind', 'comprobante', 'comprobante', 'kind', 'tipo', 'tipo_comprobante', 'tipo_de_comprobante'),
  column('letter', 'letter', 'letra', 'letter'),
  column('recipient.name', 'text', 'cliente', 'name', 'nombre', 'razon_social', 'nombre_cliente'),
  column('recipient.cuit', 'text', 'cuit', 'cuit_cliente'),
  column('recipient.dni', 'text', 'dni', 'dni_cliente'),
  column('recipient.document', 'document', 'documento', 'document', 'nro_documento', 'numero_documento'),
  column(
    'recipient.iva_condition',
    'condition',
    'condicion_iva',
    'iva_condition',
    'cond_iva',
    'condicion_frente_al_iva',
  ),
  column('recipient.email', 'text', 'email', 'correo', 'mail', 'e_mail'),
  column('recipient.address', 'text', 'domicilio', 'address', 'direccion'),
  column('concept', 'concept', 'concepto', 'concept'),
  column('issue_date', 'day', 'fecha', 'issue_date', 'fecha_de_emision', 'fecha_emision'),
  column('service_from', 'day', 'servicio_desde', 'service_from', 'periodo_desde', 'desde'),
  column('service_to', 'day', 'servicio_hasta', 'service_to', 'periodo_hasta', 'hasta'),
  column(
    'payment_due_date',
    'day',
    'vencimiento_del_pago',
    'payment_due_date',
    'vencimiento_pago',
    'vencimiento',
  ),
  column('currency', 'currency', 'moneda', 'currency'),
  column('exchange_rate', 'decimal', 'cotizacion', 'exchange_rate', 'tipo_de_cambio'),
  column('paid_in_same_currency', 'yes', 'paga_en_la_misma_moneda', 'paid_in_same_currency'),
  column('prices_include_iva', 'yes', 'precios_con_iva', 'prices_include_iva', 'iva_incluido', 'con_iva'),
  column('discount_percent', 'decimal', 'descuento_general', 'discount_percent'),
  column('related_comprobantes.type', 'integer', 'asociado_tipo', 'related_type'),
  column(
    'related_comprobantes.punto_de_venta',
    'integer',
    'asociado_punto_de_venta',
    'related_punto_de_venta',
  ),
  column('related_comprobantes.number', 'integer', 'asociado_numero', 'related_number'),
  column('related_comprobantes.date', 'day', 'asociado_fecha', 'related_date'),
  column('sale_terms', 'text', 'condicion_de_venta', 'sale_terms', 'forma_de_pago'),
  column('notes', 'text', 'observaciones', 'notes', 'notas'),
];

/** Of a line of it: `precio` is the first one's, `precio_2` the second's, and so on. */
export const LINE_COLUMNS: readonly Column[] = [
  column('description', 'text', 'descripcion', 'description', 'detalle', 'producto', 'articulo'),
  column('quantity', 'decimal', 'cantidad', 'quantity', 'cant'),
  column('unit_price', 'decimal', 'precio', 'unit_price', 'precio_unitario', 'importe', 'price'),
  column('iva', 'rate', 'iva', 'alicuota', 'alicuota_iva', 'iva_rate'),
  column('unit', 'unit', 'unidad', 'unit', 'unidad_de_medida'),
  column('code', 'text', 'codigo', 'code', 'sku'),
  column('discount_percent', 'decimal', 'bonificacion', 'line_discount_percent', 'descuento'),
];

/** Lines of one invoice in a CSV; for more there is NDJSON. */
export const MOST_NUMBERED = 50;

/** Written by us beside what failed; never read back. */
export const ERROR_TITLE = 'error';
export const FIX_TITLE = 'como_arreglarlo';

/** Titles that are passed over. */
export const PASSED_OVER: ReadonlySet<string> = new Set([
  ERROR_TITLE,
  FIX_TITLE,
  'errores',
  'fix',
  'fila',
  'linea',
]);

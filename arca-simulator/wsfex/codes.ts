// Every code WSFEXv1 can answer here. Source: developer manual 3.1.1 (2025-08-18). `observed` texts were seen in real
// answers; the others say in short what the manual asks for.

/** What is known of one code. */
export interface ExportCode {
  readonly message: string;
  readonly observed?: true;
}

/** A code with the text it is answered with. */
export interface ExportFinding {
  readonly code: number;
  readonly message: string;
}

const seen = (message: string): ExportCode => ({ message, observed: true });
const says = (message: string): ExportCode => ({ message });

/**
 * Codes of `FEXErr` and, below 100, of `Motivos_Obs`.
 *
 * @example
 * ```ts
 * EXPORT_CODES[1020]?.message; // 'Comprobante inexistente'
 * ```
 */
export const EXPORT_CODES: Readonly<Record<number, ExportCode>> = {
  0: seen('OK'),
  14: says('El total en pesos supera el tope de la categoría máxima de Monotributo.'),
  15: says('El total en pesos supera el tope de la categoría de Monotributo del emisor.'),
  16: says('El destino es una zona franca y el receptor no figura en los padrones de ARCA.'),
  17: says('El total de la nota de crédito supera el del comprobante asociado.'),
  21: says('La CUIT receptora está inactiva por figurar en la consulta de facturas apócrifas.'),
  500: says('Error interno de aplicación.'),
  501: says('Error interno de base de datos.'),
  502: says('Error interno - Autorizador - Transacción activa.'),
  1000: seen('Usuario no autorizado a realizar esta operacion. '),
  1001: says('El Cuit solicitante no se encuentra entre sus representados.'),
  1002: says('El Cuit solicitante debe ser un valor numérico mayor a 0.'),
  1003: says('El campo FchCotiz debe tener el formato YYYY-MM-DD.'),
  1014: says('El campo Id debe ser un valor numérico mayor o igual a 0.'),
  1020: seen('Comprobante inexistente'),
  1500: says('Fecha_cbte debe ser nula o estar entre N-5 y N+5; en servicios, no posterior al mes en curso.'),
  1510: says('Punto_vta debe estar entre 1 y 99998 y ser de Comprobantes de Exportación - Web Services.'),
  1520: says('Cbte_nro debe estar entre 1 y 99999999.'),
  1530: says('Cbte_Tipo debe ser 19, 20 o 21.'),
  1535: says('El comprobante no es el próximo a autorizar. Ver FEXGetLast_CMP.'),
  1540: says('Tipo_expo debe ser 1, 2 o 4.'),
  1550: says('Permiso_existente debe ser S, N o vacío; vacío en notas y en servicios u otros.'),
  1560: says('Dst_cmp es obligatorio y debe ser un valor de FEXGetPARAM_DST_pais.'),
  1570: says('Cuit_pais_cliente debe ser un valor de FEXGetPARAM_DST_CUIT.'),
  1580: says('Debe informar Cuit_pais_cliente o Id_impositivo.'),
  1590: says(
    'Moneda_Id debe ser un valor de FEXGetPARAM_MON; en servicios, con cotización del día hábil anterior.',
  ),
  1600: says('Moneda_ctz debe ser mayor a 0, con hasta 4 enteros y 6 decimales.'),
  1601: says('Moneda_ctz debe ser 1 cuando Moneda_Id es PES.'),
  1602: says('Moneda_ctz es obligatorio y mayor a 0, salvo que CanMisMonExt sea S.'),
  1603: says('CanMisMonExt debe ser S o N.'),
  1604: says('Moneda_ctz no puede superar en 1 a la cotización oficial. Ver FEXGetPARAM_Ctz.'),
  1605: says('CanMisMonExt no se informa en pesos con tipo 19, ni con tipos 20 y 21.'),
  1606: says('Cbte_Tipo debe ser 19, 20 o 21.'),
  1607: says('Pto_venta no es válido o no es de Comprobantes de Exportación - Web Services.'),
  1610: says('Imp_total debe ser mayor o igual a 0 e igual a la suma de Pro_total_item.'),
  1620: says('Forma_pago es obligatorio en el tipo 19.'),
  1630: says('Idioma_cbte es obligatorio y debe ser 1, 2 o 3.'),
  1640: says(
    'Incoterms es obligatorio en el tipo 19 con Tipo_expo 1, y debe ser un valor de FEXGetPARAM_Incoterms.',
  ),
  1641: says('Si informa Incoterms_Ds, Incoterms no puede estar vacío.'),
  1642: says('Incoterms_Ds admite hasta 20 caracteres.'),
  1650: says('Cliente es obligatorio.'),
  1651: says('Cliente admite hasta 200 caracteres.'),
  1660: says('Domicilio_cliente es obligatorio.'),
  1661: says('Domicilio_cliente admite hasta 300 caracteres.'),
  1665: says('Obs admite hasta 1000 caracteres y Obs_comerciales hasta 4000.'),
  1666: says('Items debe tener entre 1 y 9999 ítems.'),
  1667: says(
    'El tipo de cambio no podrá ser inferior al 2% ni superior en un 400% de la cotización oficial. Ver Metodo FEXGetPARAM_Ctz.',
  ),
  1668: says('Para exportar bienes (Tipo_expo 1) el emisor debe estar registrado como exportador.'),
  1670: says('De un comprobante asociado se informan tipo, punto de venta y número.'),
  1671: says('Fecha_pago debe tener el formato YYYYMMDD.'),
  1672: says('Fecha_pago es obligatoria en el tipo 19 con Tipo_expo 2 o 4.'),
  1673: says('Fecha_pago no se informa fuera del tipo 19.'),
  1674: says('Fecha_pago no puede ser anterior a Fecha_cbte.'),
  1680: says('Cbte_tipo del asociado debe ser 19, 20, 21, 88, 89, 91, 993 o 994.'),
  1690: says('Cbte_punto_vta del asociado debe estar entre 1 y 99998.'),
  1700: says('Cbte_nro del asociado debe estar entre 1 y 999999999.'),
  1720: says(
    'Permisos: obligatorio con Permiso_existente S, prohibido con N; si se envía, Permiso es obligatorio.',
  ),
  1730: says('Id_permiso y Dst_merc se informan juntos.'),
  1736: says('No se informan permisos con Tipo_expo 2 o 4.'),
  1740: says('Id_permiso debe tener el formato 99999AAXX999999A y no repetirse con el mismo Dst_merc.'),
  1749: says('El comprobante asociado no es de un punto de venta de exportación o no está autorizado.'),
  1750: says('Dst_merc debe ser un país de FEXGetPARAM_DST_pais que corresponda al permiso de embarque.'),
  1754: says('Se admite un solo comprobante asociado, salvo 88 y 89.'),
  1755: says('El tipo 19 sólo admite asociados 88, 89, 91, 993 y 994.'),
  1760: says('Pro_codigo admite hasta 50 caracteres.'),
  1770: says('Pro_ds es obligatorio y admite hasta 4000 caracteres.'),
  1775: says('Con Pro_umed 0, 97 o 99 van en 0 Pro_qty, Pro_precio_uni y Pro_bonificacion.'),
  1780: says('Pro_qty es obligatorio y mayor a 0.'),
  1790: says('Pro_umed debe ser un valor de FEXGetPARAM_UMed.'),
  1800: says('Pro_precio_uni debe ser mayor o igual a 0.'),
  1810: says('Pro_total_item debe ser mayor o igual a 0; con Pro_umed 99, menor a 0.'),
  1811: says('Pro_bonificacion debe ser mayor o igual a 0.'),
  1812: says('Pro_bonificacion no puede superar Pro_precio_uni * Pro_qty.'),
  1813: says('Pro_qty admite 12 enteros y 6 decimales.'),
  1814: says('Pro_precio_uni admite 12 enteros y 6 decimales.'),
  1815: says('Pro_total_item debe ser Pro_precio_uni * Pro_qty - Pro_bonificacion.'),
  1816: says('Pro_total_item admite 13 enteros y 2 decimales.'),
  1817: says('Pro_bonificacion admite 12 enteros y 6 decimales.'),
  1818: says('El remito asociado no está registrado.'),
  1819: says('El remito asociado es de otro emisor y no está confirmado.'),
  1820: says('Si envía Cmps_asoc, Cmp_asoc es obligatorio.'),
  1821: says('El receptor debe ser el del remito asociado.'),
  1822: says('El remito asociado ya está asociado a otro comprobante.'),
  1823: says('El remito asociado no es de exportación.'),
  2001: says('Si envía Opcionales, Opcional es obligatorio.'),
  2002: says('Opcional no puede estar vacío.'),
  2003: says('El Id de Opcional es obligatorio y debe ser un valor de FEXGetPARAM_Opcionales.'),
  2004: says('El Id de Opcional no puede repetirse.'),
  2005: says('El opcional 2401 lleva Valor.'),
  2006: says('El opcional 2401 es el documento de exportación: 11 caracteres alfanuméricos.'),
  2007: says('El opcional 2402 lleva Valor.'),
  2008: says('El opcional 2402 es el monto FOB: 13 enteros y 2 decimales, con punto.'),
  2010: says('Exportación simplificada: la factura lleva documento y FOB; las notas, sólo FOB.'),
  2011: says('La exportación simplificada sólo admite Tipo_expo 1.'),
  2016: says('La exportación simplificada sólo admite Moneda_Id DOL.'),
  2020: says('El monto FOB supera el máximo por comprobante.'),
  2021: says('El monto FOB supera el total del comprobante.'),
  2022: says('El monto FOB de la factura debe ser el del permiso de embarque.'),
  2023: says('El monto FOB de la nota supera el original del permiso de embarque.'),
  2026: says('El exportador no tiene saldo disponible en el período.'),
  2027: says('El emisor no está habilitado para la exportación simplificada.'),
  2028: says('La nota de exportación simplificada lleva comprobantes asociados.'),
  2029: says('El asociado debe ser de exportación simplificada, autorizado y del emisor.'),
  2031: says('Cbte_cuit debe ser el emisor del comprobante, salvo en asociados 88 y 89.'),
  2032: says('La nota a una exportación simplificada lleva los opcionales de ese régimen.'),
  2040: says('ND de servicio: no se asocia más de una factura.'),
  2041: says('ND de servicio: el asociado no puede ser una nota de débito.'),
  2042: says('ND de servicio: el asociado no puede ser una nota de crédito.'),
  2043: says('NC de servicio: no se asocia más de una factura.'),
  2044: says('NC de servicio: no se asocia más de una nota de débito.'),
  2045: says('NC de servicio: el asociado no puede ser una nota de crédito.'),
  2046: says('NC de servicio: no se asocian una factura y una nota de débito juntas.'),
  2047: says('ND o NC de servicio: Cmps_asoc es obligatorio.'),
  2048: says('Servicio: el asociado debe ser electrónico y existir.'),
  2049: says('Servicio: el asociado debe ser de servicio.'),
  2050: says('Servicio: el país de destino debe ser el del asociado.'),
  2051: says('Servicio: la moneda debe ser la del asociado o pesos.'),
  2052: says('Servicio: la fecha no puede ser anterior a la del asociado.'),
  2053: says('Servicio: la cotización debe ser la del día hábil anterior; en notas, la del asociado.'),
  2054: says('El campo Fecha_CTZ es obligatorio y debe tener el formato YYYYMMDD.'),
  2055: says('Servicio: la nota de débito asociada debe tener a su vez una factura de servicio.'),
  2056: says('La exportación simplificada no lleva permisos.'),
  2057: says('La nota de exportación simplificada no lleva documento.'),
  2058: says('La nota de exportación simplificada lleva monto FOB.'),
  2059: says('El documento de exportación no está registrado o difiere del registrado.'),
  2061: says('El saldo FOB del asociado es inferior al monto de la nota.'),
};

/** Codes of the manual that no request can bring about here, and why. */
export const UNREACHABLE_EXPORT_CODES: Readonly<Record<number, string>> = {
  505: 'the same failure as 502, which stands for both',
  2060: 'an FOB that differs from the registered one is refused with 2022 before',
};

const EARLIER_1667 =
  'El tipo de cambio no podrá ser inferior al 20% ni superior en un 100% del que suministra AFIP como orientativo de acuerdo a la cotización oficial. Ver Metodo FEXGetPARAM_Ctz.';

/** The finding of a code, on a day of rules (`yyyymmdd`); `message` where its text depends on the request. */
export function findExport(code: number, day: string, message?: string): ExportFinding {
  const text = code === 1667 && day < WIDE_RATES_FROM ? EARLIER_1667 : EXPORT_CODES[code]?.message;
  return { code, message: message ?? text ?? '' };
}

/** Since when a rate may be between 2 % and 400 % of the official one, as in WSFEv1. */
export const WIDE_RATES_FROM = '20240104';

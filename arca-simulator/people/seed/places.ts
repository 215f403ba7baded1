// Provinces by ARCA's code, each with a town to live in. Source: form 8001's table of provinces; postal codes of Correo
// Argentino, four digits (2026-11).

/** A place: the Ciudad Autónoma carries no city. */
export interface Place {
  readonly city?: string;
  readonly postal_code: string;
  readonly province_id: number;
  readonly province: string;
}

const place = (province_id: number, province: string, postal_code: string, city?: string): Place => ({
  ...(city === undefined ? {} : { city }),
  postal_code,
  province_id,
  province,
});

export const PLACES_BY_PROVINCE: readonly Place[] = [
  place(0, 'CIUDAD AUTONOMA BUENOS AIRES', '1043'),
  place(1, 'BUENOS AIRES', '1900', 'LA PLATA'),
  place(2, 'CATAMARCA', '4700', 'SAN FERNANDO DEL VALLE'),
  place(3, 'CORDOBA', '5000', 'CORDOBA'),
  place(4, 'CORRIENTES', '3400', 'CORRIENTES'),
  place(5, 'ENTRE RIOS', '3100', 'PARANA'),
  place(6, 'JUJUY', '4600', 'SAN SALVADOR DE JUJUY'),
  place(7, 'MENDOZA', '5500', 'MENDOZA'),
  place(8, 'LA RIOJA', '5300', 'LA RIOJA'),
  place(9, 'SALTA', '4400', 'SALTA'),
  place(10, 'SAN JUAN', '5400', 'SAN JUAN'),
  place(11, 'SAN LUIS', '5700', 'SAN LUIS'),
  place(12, 'SANTA FE', '2000', 'ROSARIO'),
  place(13, 'SANTIAGO DEL ESTERO', '4200', 'SANTIAGO DEL ESTERO'),
  place(14, 'TUCUMAN', '4000', 'SAN MIGUEL DE TUCUMAN'),
  place(16, 'CHACO', '3500', 'RESISTENCIA'),
  place(17, 'CHUBUT', '9100', 'TRELEW'),
  place(18, 'FORMOSA', '3600', 'FORMOSA'),
  place(19, 'MISIONES', '3300', 'POSADAS'),
  place(20, 'NEUQUEN', '8300', 'NEUQUEN'),
  place(21, 'LA PAMPA', '6300', 'SANTA ROSA'),
  place(22, 'RIO NEGRO', '8500', 'VIEDMA'),
  place(23, 'SANTA CRUZ', '9400', 'RIO GALLEGOS'),
  place(24, 'TIERRA DEL FUEGO', '9410', 'USHUAIA'),
];

// Words that synthetic taxpayers are named with; evidently invented, and no real company is meant (2026-11).

export const SURNAMES = [
  'INVENTADO',
  'SUPUESTO',
  'BOCETO',
  'DEMUESTRA',
  'FIGURADO',
  'MAQUETA',
  'BORRADOR',
  'SIMULADO',
];
export const GIVEN_NAMES = [
  'ANA LAURA',
  'BAUTISTA',
  'CAMILA',
  'DIEGO',
  'EMILIA',
  'FACUNDO',
  'GRACIELA',
  'HERNAN',
];
export const TRADES = [
  'COMERCIAL',
  'SERVICIOS',
  'DISTRIBUIDORA',
  'TALLERES',
  'LOGISTICA',
  'CONSULTORA',
  'ESTUDIO',
  'ALIMENTOS',
];
export const PLACES = [
  'DEL ENSAYO',
  'LA FICCION',
  'DEL BORRADOR',
  'LA MAQUETA',
  'DEL PLANO',
  'LOS SUPUESTOS',
  'DEL MODELO',
  'LA PRUEBA',
];
export const FORMS = ['SA', 'SRL', 'SAS'];
export const STREETS = ['CALLE FALSA', 'AV DEL EJEMPLO', 'PASAJE DEL BOCETO', 'BV DE LA MUESTRA'];

export const CITIES = [
  { city: undefined, postal_code: '1425', province_id: 0, province: 'CIUDAD AUTONOMA BUENOS AIRES' },
  { city: 'LA PLATA', postal_code: '1900', province_id: 1, province: 'BUENOS AIRES' },
  { city: 'CORDOBA', postal_code: '5000', province_id: 3, province: 'CORDOBA' },
  { city: 'MENDOZA', postal_code: '5500', province_id: 7, province: 'MENDOZA' },
  { city: 'ROSARIO', postal_code: '2000', province_id: 12, province: 'SANTA FE' },
] as const;

export const ACTIVITIES = [
  { id: 620100, name: 'SERVICIOS DE CONSULTORES EN INFORMÁTICA Y SUMINISTROS DE PROGRAMAS' },
  { id: 702099, name: 'SERVICIOS DE ASESORAMIENTO, DIRECCIÓN Y GESTIÓN EMPRESARIAL N.C.P.' },
  { id: 477190, name: 'VENTA AL POR MENOR DE PRENDAS Y ACCESORIOS DE VESTIR N.C.P.' },
  { id: 561014, name: 'SERVICIOS DE EXPENDIO DE BEBIDAS EN BARES' },
] as const;

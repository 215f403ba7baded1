// The people everybody finds in a new world: one of each kind, on artificial numbers with no real owner (2026-11).
import type { Person, PersonAddress } from '../person.ts';
import { SECTOR_PEOPLE } from './seed-sectors.ts';

const CABA: PersonAddress = {
  street: 'AV DE LOS INVENTOS 1234',
  postal_code: '1043',
  province_id: 0,
  province: 'CIUDAD AUTONOMA BUENOS AIRES',
};
const CORDOBA: PersonAddress = {
  street: 'BV IMAGINARIO 450',
  city: 'CORDOBA',
  postal_code: '5000',
  province_id: 3,
  province: 'CORDOBA',
};
const ROSARIO: PersonAddress = {
  street: 'PASAJE DEL EJEMPLO 77',
  city: 'ROSARIO',
  postal_code: '2000',
  province_id: 12,
  province: 'SANTA FE',
};

const SOFTWARE = { id: 620100, name: 'SERVICIOS DE CONSULTORES EN INFORMÁTICA Y SUMINISTROS DE PROGRAMAS' };
const RETAIL = { id: 475230, name: 'VENTA AL POR MENOR DE ARTÍCULOS DE FERRETERÍA Y MATERIALES ELÉCTRICOS' };
const TEACHING = { id: 855000, name: 'SERVICIOS DE ENSEÑANZA N.C.P.' };
const DESIGN = { id: 741000, name: 'SERVICIOS DE DISEÑO ESPECIALIZADO' };

const company = {
  active: true,
  address: CABA,
  activities: [SOFTWARE],
  pyme: true,
  electronic_domicile: true,
  synthetic: false,
} as const;
const someone = { ...company, address: CORDOBA, activities: [DESIGN], pyme: false } as const;

/** Every registered person of a new world. */
export const SEED_PEOPLE: readonly Person[] = [
  {
    ...company,
    cuit: '30000000147',
    company_name: 'EMISORA DE PRUEBA SRL',
    iva_condition: 'responsable_inscripto',
    registers: ['bienes_usados'],
    promotion_projects: ['12345678'],
  },
  {
    ...company,
    cuit: '30000000139',
    company_name: 'FERRETERIA LA IMAGINARIA SA',
    iva_condition: 'responsable_inscripto',
    address: ROSARIO,
    activities: [RETAIL],
  },
  {
    ...company,
    cuit: '33000000138',
    company_name: 'DISTRIBUIDORA DEL MAPA SA',
    iva_condition: 'responsable_inscripto',
    activities: [RETAIL],
  },
  {
    ...company,
    cuit: '30000000155',
    company_name: 'COOPERATIVA LOS BOCETOS LTDA',
    iva_condition: 'responsable_inscripto',
    address: CORDOBA,
    fce_receiver: 'opted',
  },
  {
    ...someone,
    cuit: '27000000146',
    last_name: 'FICTICIA',
    first_name: 'MARTINA SOL',
    document: '14',
    iva_condition: 'monotributo',
    monotributo_category: 'D',
  },
  {
    ...someone,
    cuit: '20000000168',
    last_name: 'EJEMPLAR',
    first_name: 'BRUNO',
    registers: ['bienes_usados'],
    document: '16',
    iva_condition: 'monotributo',
    monotributo_category: 'A',
    address: ROSARIO,
  },
  {
    ...company,
    cuit: '30000000163',
    company_name: 'ASOCIACION CIVIL LA MUESTRA',
    iva_condition: 'exento',
    activities: [TEACHING],
    pyme: false,
  },
  {
    ...company,
    cuit: '30000000252',
    company_name: 'FUNDACION DEL ENSAYO',
    iva_condition: 'exento',
    activities: [TEACHING],
    pyme: false,
  },
  {
    ...company,
    cuit: '30000000198',
    company_name: 'GRANDE Y SUPUESTA SA',
    iva_condition: 'responsable_inscripto',
    pyme: false,
    fce_receiver: 'grande',
  },
  {
    ...someone,
    cuit: '20000000257',
    last_name: 'COMPRADOR',
    first_name: 'JULIA INES',
    document: '25',
    iva_condition: 'consumidor_final',
    activities: [],
  },
  {
    ...company,
    cuit: '30000000260',
    company_name: 'CERRADA HACE TIEMPO SA',
    iva_condition: 'responsable_inscripto',
    active: false,
  },
  {
    ...someone,
    cuit: '20000000273',
    last_name: 'RECORDADO',
    first_name: 'ANSELMO',
    document: '27',
    iva_condition: 'consumidor_final',
    deceased_on: '2024-05-09',
    activities: [],
  },
  {
    ...company,
    cuit: '30000000287',
    company_name: 'DOMICILIO PERDIDO SRL',
    iva_condition: 'responsable_inscripto',
    certificate_errors: ['La CUIT registra inconvenientes con el domicilio fiscal declarado'],
  },
  {
    ...company,
    cuit: '30000000295',
    company_name: 'CONSORCIO EDIFICIO SIN CALLE 100',
    iva_condition: 'no_alcanzado',
    activities: [],
    pyme: false,
  },
  {
    ...someone,
    cuit: '27000000308',
    last_name: 'SOLIDARIA',
    first_name: 'ELENA',
    document: '30',
    iva_condition: 'monotributo_social',
    monotributo_category: 'A',
  },
  {
    ...company,
    cuit: '30000000317',
    company_name: 'FACTURAS DE HUMO SA',
    iva_condition: 'responsable_inscripto',
    apocryphal: true,
  },
  {
    ...company,
    cuit: '30000000325',
    company_name: 'APORTES PENDIENTES SRL',
    iva_condition: 'responsable_inscripto',
    unreliable: true,
  },
  {
    ...company,
    cuit: '30000000333',
    company_name: 'BANCO INEXISTENTE SA',
    iva_condition: 'responsable_inscripto',
    pyme: false,
    financial_entity: true,
  },
  {
    ...company,
    cuit: '30000000341',
    company_name: 'FORMULARIO EN TRAMITE SRL',
    iva_condition: 'responsable_inscripto',
    form_pending: true,
  },
  ...SECTOR_PEOPLE,
];

/** Valid numbers that the registry does not know, documented so that a test can rely on them. */
export const NON_EXISTENT: readonly string[] = ['30000000406', '20000000419', '27000000421'];

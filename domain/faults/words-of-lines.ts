/** Lines, discounts, IVA, other taxes and what they add up to. */
import type { FaultDefinition } from './fault.ts';

export const LINE_FAULTS = {
  'lines.missing': {
    arca: [],
    message: {
      es: 'El comprobante no tiene renglones.',
      en: 'The comprobante has no lines.',
    },
    fix: { es: 'Agregá al menos un renglón.', en: 'Add at least one line.' },
  },
  'line.description_missing': {
    arca: [],
    message: {
      es: 'El renglón no dice qué se vende.',
      en: 'The line does not say what is sold.',
    },
    fix: { es: 'Escribí una descripción.', en: 'Write a description.' },
  },
  'line.quantity_invalid': {
    arca: [10056],
    message: {
      es: 'La cantidad «{value}» no es válida.',
      en: 'The quantity "{value}" is not valid.',
    },
    fix: {
      es: 'Usá un número mayor que cero, con hasta 12 cifras enteras y 6 decimales.',
      en: 'Use a number above zero, with up to 12 integer digits and 6 decimals.',
    },
  },
  'line.unit_price_invalid': {
    arca: [10056],
    message: {
      es: 'El precio «{value}» no es válido.',
      en: 'The price "{value}" is not valid.',
    },
    fix: {
      es: 'Usá un número que no sea negativo, con hasta 13 cifras enteras y 6 decimales; lo que resta va como descuento.',
      en: 'Use a number that is not negative, with up to 13 integer digits and 6 decimals; what is taken off goes as a discount.',
    },
  },
  'line.discount_invalid': {
    arca: [],
    message: {
      es: 'El descuento «{value}» no es válido.',
      en: 'The discount "{value}" is not valid.',
    },
    fix: { es: 'Usá un porcentaje entre 0 y 100.', en: 'Use a percentage between 0 and 100.' },
  },
  'line.iva_assumed': {
    arca: [],
    message: {
      es: 'El renglón no dice su IVA: se tomó la alícuota general, {rate}.',
      en: 'The line does not say its IVA: the general rate was taken, {rate}.',
    },
    fix: { es: 'Si no corresponde, decilo en «iva».', en: 'If that is not right, say it in "iva".' },
  },
  'line.iva_invalid': {
    arca: [10019],
    message: {
      es: '«{value}» no es una alícuota de IVA.',
      en: '"{value}" is not an IVA rate.',
    },
    fix: {
      es: 'Usá 27, 21, 10.5, 5, 2.5, 0, exempt o untaxed.',
      en: 'Use 27, 21, 10.5, 5, 2.5, 0, exempt or untaxed.',
    },
  },
  'line.iva_ignored': {
    arca: [10071],
    message: {
      es: 'En este comprobante no se discrimina IVA: los precios se toman como finales.',
      en: 'This comprobante shows no IVA: prices are taken as final.',
    },
    fix: { es: 'Si los precios eran sin IVA, corregilos.', en: 'If prices were without IVA, correct them.' },
  },
  'iva.rounds_to_zero': {
    arca: [10018],
    message: {
      es: 'El importe es tan chico que su IVA da cero, y ARCA no lo autoriza.',
      en: 'The amount is so small that its IVA is zero, which ARCA does not authorise.',
    },
    fix: {
      es: 'Subí el importe: al 21 % el mínimo útil es $ 0,03.',
      en: 'Raise the amount: at 21 % the least that works is $ 0.03.',
    },
  },
  'discount.invalid': {
    arca: [],
    message: {
      es: 'El descuento «{value}» no es válido.',
      en: 'The discount "{value}" is not valid.',
    },
    fix: {
      es: 'Usá un porcentaje entre 0 y 100, o un monto que no sea negativo.',
      en: 'Use a percentage between 0 and 100, or an amount that is not negative.',
    },
  },
  'discount.both': {
    arca: [],
    message: {
      es: 'El descuento va en porcentaje o en monto, no en los dos.',
      en: 'The discount is a percentage or an amount, not both.',
    },
    fix: { es: 'Dejá uno solo.', en: 'Keep one of them.' },
  },
  'discount.exceeds_lines': {
    arca: [],
    message: {
      es: 'El descuento es mayor que la suma de los renglones.',
      en: 'The discount is larger than the sum of the lines.',
    },
    fix: { es: 'Bajá el descuento.', en: 'Lower the discount.' },
  },
  'total.too_large': {
    arca: [10056],
    message: {
      es: 'El total tiene más de 13 cifras enteras.',
      en: 'The total has more than 13 integer digits.',
    },
    fix: { es: 'Revisá cantidades y precios.', en: 'Check quantities and prices.' },
  },
  'total.zero': {
    arca: [],
    message: {
      es: 'El total del comprobante es cero.',
      en: 'The total of the comprobante is zero.',
    },
    fix: { es: 'Revisá precios y descuentos.', en: 'Check prices and discounts.' },
  },
  'other_tax.kind_unknown': {
    arca: [10025],
    message: {
      es: '«{value}» no es un tributo.',
      en: '"{value}" is not a tax.',
    },
    fix: { es: 'Elegí uno de la tabla de tributos.', en: 'Choose one of the table of taxes.' },
  },
  'other_tax.amount_missing': {
    arca: [10028],
    message: {
      es: 'El tributo no dice su alícuota ni su importe.',
      en: 'The tax says neither its rate nor its amount.',
    },
    fix: { es: 'Cargá la alícuota o el importe.', en: 'Give the rate or the amount.' },
  },
  'other_tax.base_invalid': {
    arca: [10026],
    message: {
      es: 'La base del tributo «{value}» no es válida.',
      en: 'The base of the tax "{value}" is not valid.',
    },
    fix: { es: 'Usá un importe con hasta 2 decimales.', en: 'Use an amount with up to 2 decimals.' },
  },
  'other_tax.rate_invalid': {
    arca: [10027],
    message: {
      es: 'La alícuota del tributo «{value}» no es válida.',
      en: 'The rate of the tax "{value}" is not valid.',
    },
    fix: { es: 'Usá un porcentaje con hasta 2 decimales.', en: 'Use a percentage with up to 2 decimals.' },
  },
  'other_tax.amount_invalid': {
    arca: [10028],
    message: {
      es: 'El importe del tributo «{value}» no es válido.',
      en: 'The amount of the tax "{value}" is not valid.',
    },
    fix: { es: 'Usá un importe con hasta 2 decimales.', en: 'Use an amount with up to 2 decimals.' },
  },
  'other_tax.amount_contradicts_rate': {
    arca: [],
    message: {
      es: 'El importe del tributo no es su base por su alícuota ({expected}).',
      en: 'The amount of the tax is not its base by its rate ({expected}).',
    },
    fix: { es: 'Dejá sólo la alícuota o sólo el importe.', en: 'Keep only the rate or only the amount.' },
  },
  'other_tax.description_missing': {
    arca: [10042],
    message: {
      es: 'El tributo «otros» necesita una descripción.',
      en: 'The tax "other" needs a description.',
    },
    fix: { es: 'Escribí qué tributo es.', en: 'Write which tax it is.' },
  },
  'other_tax.description_too_long': {
    arca: [10056],
    message: {
      es: 'La descripción del tributo pasa los 80 caracteres.',
      en: 'The description of the tax exceeds 80 characters.',
    },
    fix: { es: 'Acortala.', en: 'Shorten it.' },
  },
  'issuer.monotributo_cap': {
    arca: [10235],
    message: {
      es: 'El total supera el tope de la categoría más alta del monotributo ($ {cap}).',
      en: 'The total exceeds the cap of the highest category of monotributo ($ {cap}).',
    },
    fix: { es: 'Consultá con tu contador antes de emitir.', en: 'Ask your accountant before issuing.' },
  },
} as const satisfies Readonly<Record<string, FaultDefinition>>;

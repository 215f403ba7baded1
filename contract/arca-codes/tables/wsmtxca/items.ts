/**
 * WSMTXCA: items, their codes and IVA by rate.
 * Facts: manual of WSMTXCA, second hand; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const ITEMS: ArcaCodeTable = {
  400: { kind: 'rejection', like: { service: 'wsfev1', code: 10019 } },
  401: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El IVA de una alícuota no es la suma del IVA de sus ítems.',
      en: "A rate's IVA is not the sum of its items' IVA.",
    },
    fix: {
      es: 'En B calculalo sobre precios finales: precio dividido 1,21 por 0,21.',
      en: 'On B work it out from final prices: price divided by 1.21 times 0.21.',
    },
  },
  402: { kind: 'rejection', like: { service: 'wsfev1', code: 10022 } },
  403: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Falta el subtotal de una alícuota usada en los ítems, o hay uno de más.',
      en: 'The subtotal of a rate used by items is missing, or there is one too many.',
    },
    fix: {
      es: 'Mandá un subtotal por cada alícuota presente y ninguno más.',
      en: 'Send one subtotal for every rate present and no other.',
    },
  },
  404: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El subtotal de IVA del ajuste no es la suma de sus ítems.',
      en: "The adjustment's IVA subtotal is not the sum of its items.",
    },
    fix: { es: 'Sumá los ítems de esa alícuota otra vez.', en: "Add that rate's items again." },
  },
  405: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: { es: 'Los subtotales de IVA dan negativo.', en: 'The IVA subtotals are negative.' },
    fix: {
      es: 'Los descuentos superan a las ventas: hacé una nota de crédito.',
      en: 'Discounts exceed sales: make a credit note.',
    },
  },
  500: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: {
      es: 'Falta la cantidad de unidades por código de barras.',
      en: 'The units by barcode are missing.',
    },
    fix: {
      es: 'Indicá cuántas unidades trae el paquete del código; sólo seña y descuento no llevan.',
      en: "Say how many units the code's package has; only advances and discounts carry none.",
    },
  },
  501: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: {
      es: 'La cantidad de unidades por código es menor que 1.',
      en: 'The units by barcode are below 1.',
    },
    fix: {
      es: 'Poné 1 si el código es de la unidad suelta.',
      en: 'Put 1 if the code is of the single unit.',
    },
  },
  502: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: {
      es: 'La cantidad de unidades por código pasa los 6 dígitos.',
      en: 'The units by barcode are over 6 digits.',
    },
    fix: { es: 'Usá el código de un envase menor.', en: 'Use the code of a smaller package.' },
  },
  503: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: { es: 'Falta el código de barras del ítem.', en: "The item's barcode is missing." },
    fix: {
      es: 'Cargá el GTIN del producto o el genérico de tu rubro.',
      en: "Give the product's GTIN or your trade's generic one.",
    },
  },
  504: {
    kind: 'observation',
    field: 'lines[].code',
    cause: {
      es: 'El código de barras no está registrado en GS1 o no está vigente.',
      en: 'The barcode is not on record at GS1 or not current.',
    },
    fix: { es: 'Registralo, o usá un código genérico.', en: 'Register it, or use a generic code.' },
  },
  505: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: {
      es: 'El código propio del ítem pasa los 50 caracteres.',
      en: "The item's own code is over 50 characters.",
    },
    fix: { es: 'Recortá el código interno.', en: 'Trim the internal code.' },
  },
  506: {
    kind: 'rejection',
    field: 'lines[].description',
    cause: {
      es: 'La descripción del ítem pasa los 4000 caracteres.',
      en: "The item's description is over 4000 characters.",
    },
    fix: { es: 'Resumila; esta API admite 1000.', en: 'Shorten it; this API takes 1000.' },
  },
  507: {
    kind: 'rejection',
    field: 'lines[].quantity',
    cause: {
      es: 'Falta la cantidad, o sobra en una seña o descuento.',
      en: 'The quantity is missing, or too much on an advance or discount.',
    },
    fix: { es: 'Los ítems 97 y 99 van sólo con importe.', en: 'Items 97 and 99 go with an amount only.' },
  },
  508: { kind: 'rejection', like: { service: 'wsfexv1', code: 1790 } },
  509: {
    kind: 'rejection',
    field: 'lines[].unit_price',
    cause: {
      es: 'Falta el precio unitario, o sobra en una seña o descuento.',
      en: 'The unit price is missing, or too much on an advance or discount.',
    },
    fix: {
      es: 'Ponelo en los ítems comunes y quitalo de los 97 y 99.',
      en: 'Give it on plain items and remove it from 97 and 99.',
    },
  },
  510: {
    kind: 'rejection',
    field: 'lines[].discount_percent',
    cause: { es: 'Una seña o descuento lleva bonificación.', en: 'An advance or discount carries a rebate.' },
    fix: { es: 'Restá el descuento en el importe del ítem.', en: "Take the rebate off the item's amount." },
  },
  511: { kind: 'rejection', like: { service: 'wsfexv1', code: 1812 } },
  512: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: { es: 'La condición de IVA del ítem no existe.', en: "The item's IVA condition does not exist." },
    fix: {
      es: 'Usá 1 no gravado, 2 exento, 3 0 %, 4 10,5 %, 5 21 % o 6 27 %.',
      en: 'Use 1 untaxed, 2 exempt, 3 0 %, 4 10.5 %, 5 21 % or 6 27 %.',
    },
  },
  513: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Un descuento va a una condición de IVA sin ventas.',
      en: 'A discount goes to an IVA condition without sales.',
    },
    fix: {
      es: 'Aplicá el descuento a la alícuota de lo vendido.',
      en: 'Apply the discount to the rate of what was sold.',
    },
  },
  514: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El IVA del ítem falta en una A, o sobra en una B.',
      en: "The item's IVA is missing on an A, or too much on a B.",
    },
    fix: {
      es: 'En B el precio ya incluye IVA: no lo mandes aparte.',
      en: 'On B the price includes IVA: do not send it apart.',
    },
  },
  515: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El IVA del ítem A no da con precio, cantidad y alícuota.',
      en: "The A item's IVA does not follow from price, quantity and rate.",
    },
    fix: {
      es: 'Restá la bonificación antes de aplicar la alícuota.',
      en: 'Take the rebate off before applying the rate.',
    },
  },
  516: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Los descuentos de una alícuota restan más IVA del que hay.',
      en: "A rate's discounts take off more IVA than there is.",
    },
    fix: {
      es: 'Bajá el descuento o repartilo entre alícuotas.',
      en: 'Lower the discount or share it among rates.',
    },
  },
  517: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El signo del IVA del ítem no corresponde a su clase.',
      en: "The sign of the item's IVA does not suit its kind.",
    },
    fix: {
      es: 'Negativo en descuentos (99) y devoluciones (95); positivo en ventas.',
      en: 'Below zero on discounts (99) and returns (95); above on sales.',
    },
  },
  518: {
    kind: 'rejection',
    field: 'lines[].unit_price',
    cause: {
      es: 'El signo del importe del ítem no corresponde a su clase.',
      en: "The sign of the item's amount does not suit its kind.",
    },
    fix: { es: 'Sólo 95, 97 y 99 pueden ser negativos.', en: 'Only 95, 97 and 99 may be below zero.' },
  },
  519: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El importe del ítem no da con precio, cantidad, bonificación e IVA.',
      en: "The item's amount does not follow from price, quantity, rebate and IVA.",
    },
    fix: {
      es: 'En A sumale el IVA; en B el precio ya lo trae.',
      en: 'On A add the IVA; on B the price brings it.',
    },
  },
  520: {
    kind: 'rejection',
    field: 'lines[].code',
    cause: {
      es: 'El código de barras vino sin sus unidades, o al revés.',
      en: 'The barcode came without its units, or the reverse.',
    },
    fix: { es: 'Mandá ambos o ninguno.', en: 'Send either both or none.' },
  },
  521: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'Un ítem no gravado, exento o al 0 % lleva IVA.',
      en: 'An untaxed, exempt or 0 % item carries IVA.',
    },
    fix: { es: 'Poné su IVA en cero.', en: 'Set its IVA to zero.' },
  },
  522: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA lleva una unidad.',
      en: "An IVA adjustment's item has one unit.",
    },
    fix: { es: 'Poné 1 en las unidades por código de barras.', en: 'Put 1 as the units by barcode.' },
  },
  523: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA lleva el código genérico de ajuste.',
      en: "An IVA adjustment's item has the generic adjustment code.",
    },
    fix: { es: 'Poné 7790001001139 como código de barras.', en: 'Give 7790001001139 as the barcode.' },
  },
  524: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA no lleva cantidad.',
      en: "An IVA adjustment's item has no quantity.",
    },
    fix: {
      es: 'Mandá el ítem sin cantidad: se ajusta un importe.',
      en: 'Send the item without quantity: an amount is adjusted.',
    },
  },
  525: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA se mide en unidades.',
      en: "An IVA adjustment's item is measured in units.",
    },
    fix: { es: 'Usá la unidad de medida 7.', en: 'Use unit of measure 7.' },
  },
  526: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA no lleva precio.',
      en: "An IVA adjustment's item has no price.",
    },
    fix: { es: 'Dejá afuera el precio unitario.', en: 'Leave the unit price out.' },
  },
  527: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA no lleva bonificación.',
      en: "An IVA adjustment's item has no rebate.",
    },
    fix: { es: 'Dejá afuera la bonificación.', en: 'Leave the rebate out.' },
  },
  528: {
    kind: 'rejection',
    cause: {
      es: 'El ítem de un ajuste de IVA tiene que ser gravado.',
      en: "An IVA adjustment's item has to be taxed.",
    },
    fix: { es: 'Elegí 10,5, 21 o 27 %.', en: 'Choose 10.5, 21 or 27 %.' },
  },
  529: {
    kind: 'rejection',
    cause: {
      es: 'En un ajuste A el IVA del ítem es su importe.',
      en: "On an A adjustment the item's IVA is its amount.",
    },
    fix: { es: 'Repetí el mismo valor en los dos.', en: 'Repeat the same value in both.' },
  },
  530: {
    kind: 'rejection',
    cause: {
      es: 'En un ajuste A el IVA es cero o negativo.',
      en: 'On an A adjustment IVA is zero or negative.',
    },
    fix: {
      es: 'Usá la nota de débito o crédito según el sentido, siempre en positivo.',
      en: 'Use a debit or credit note by its direction, always above zero.',
    },
  },
  531: {
    kind: 'rejection',
    cause: {
      es: 'El importe del ajuste es cero o negativo.',
      en: "The adjustment's amount is zero or negative.",
    },
    fix: {
      es: 'Mandalo en positivo: el sentido lo da el tipo de nota.',
      en: "Send it above zero: the note's type gives the direction.",
    },
  },
};

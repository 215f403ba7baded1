/**
 * WSFEv1: reporting comprobantes issued under a CAEA; most rules are those of CAE under another number.
 * Facts: manual v4.5 (2 July 2026), the changes of 4.6 to 4.8, and recorded answers; read in November of 2026. The words are our own.
 */
import type { ArcaCodeTable } from '../../entry.ts';

export const CAEA: ArcaCodeTable = {
  700: {
    kind: 'rejection',
    field: 'kind',
    cause: {
      es: 'El tipo de comprobante no se puede emitir con CAEA.',
      en: 'That type of comprobante cannot be issued under a CAEA.',
    },
    fix: {
      es: 'Con CAEA van facturas, notas y recibos A, B o C; otros tipos necesitan CAE.',
      en: 'Under a CAEA go invoices, notes and receipts A, B or C; other types need a CAE.',
    },
  },
  1300: { kind: 'rejection', like: { service: 'wsfev1', code: 10004 } },
  701: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta no es de contingencia CAEA o estaba bloqueado el día del comprobante.',
      en: "The punto de venta is not a CAEA contingency one, or was blocked on the comprobante's day.",
    },
    fix: {
      es: 'Rendí el comprobante con el punto de venta CAEA con que se imprimió; si estaba bloqueado, pedile a ARCA el desbloqueo.',
      en: 'Report the comprobante with the CAEA punto de venta it was printed with; if it was blocked, ask ARCA to unblock it.',
    },
  },
  702: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'La fecha del comprobante cae fuera de la quincena del CAEA.',
      en: "The comprobante's day falls outside the CAEA's fortnight.",
    },
    fix: {
      es: 'Asociale el CAEA de la quincena en que se emitió.',
      en: 'Use the CAEA of the fortnight in which it was issued.',
    },
  },
  703: {
    kind: 'rejection',
    cause: {
      es: 'El número no sigue al último informado de esa serie.',
      en: 'The number does not follow the last reported one of that series.',
    },
    fix: {
      es: 'Informá en orden y sin huecos, empezando por el que falta.',
      en: 'Report in order and without gaps, beginning with the missing one.',
    },
  },
  704: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'El comprobante es de fecha anterior al último informado.',
      en: 'The comprobante is dated before the last reported one.',
    },
    fix: {
      es: 'Ordená la rendición por número y fecha; si la fecha impresa está mal, consultá a tu contador antes de cambiarla.',
      en: 'Order the report by number and day; if the printed day is wrong, ask your accountant before changing it.',
    },
  },
  705: {
    kind: 'rejection',
    field: 'taxpayer',
    cause: {
      es: 'El CAEA con que se rinde el comprobante es de otro emisor.',
      en: "The CAEA the comprobante is reported under is another issuer's.",
    },
    fix: {
      es: 'Usá el CAEA que pidió este emisor para esa quincena.',
      en: 'Use the CAEA that this issuer asked for in that fortnight.',
    },
  },
  1414: {
    kind: 'rejection',
    cause: {
      es: 'Se quiso rendir antes de que empiece la quincena del CAEA.',
      en: "The report came before the CAEA's fortnight began.",
    },
    fix: {
      es: 'Guardalo y mandalo desde el primer día de vigencia.',
      en: 'Keep it and send it from the first day of validity.',
    },
  },
  709: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta se creó después de terminada la quincena.',
      en: 'The punto de venta was created after the fortnight ended.',
    },
    fix: {
      es: 'Usá el CAEA de una quincena posterior al alta.',
      en: 'Use the CAEA of a fortnight after its creation.',
    },
  },
  1401: { kind: 'rejection', like: { service: 'wsfev1', code: 10037 } },
  713: { kind: 'rejection', like: { service: 'wsfev1', code: 10030 } },
  715: { kind: 'rejection', like: { service: 'wsfev1', code: 10018 } },
  717: { kind: 'rejection', like: { service: 'wsfev1', code: 10043 } },
  718: { kind: 'rejection', like: { service: 'wsfev1', code: 10044 } },
  719: { kind: 'rejection', like: { service: 'wsfev1', code: 10045 } },
  723: { kind: 'rejection', like: { service: 'wsfev1', code: 10046 } },
  1407: { kind: 'rejection', like: { service: 'wsfev1', code: 10047 } },
  726: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10038 },
    differs: { es: 'En pesos vale siempre 1.', en: 'In pesos it is always 1.' },
  },
  780: {
    kind: 'rejection',
    cause: { es: 'Ese CAEA no existe en ARCA.', en: 'That CAEA does not exist at ARCA.' },
    fix: {
      es: 'Consultá el CAEA por período y quincena y corregí el que mandaste.',
      en: 'Query the CAEA by period and fortnight and correct the one you sent.',
    },
  },
  781: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'El punto de venta se dio de alta después de la fecha del comprobante.',
      en: "The punto de venta was registered after the comprobante's day.",
    },
    fix: {
      es: 'Rendilo con un punto de venta que ya existía ese día.',
      en: 'Report it with a punto de venta that existed that day.',
    },
  },
  782: {
    kind: 'rejection',
    cause: { es: 'Falta el CAEA o no tiene 14 dígitos.', en: 'The CAEA is missing or lacks 14 digits.' },
    fix: {
      es: 'Completá los catorce dígitos que ARCA otorgó para la quincena.',
      en: 'Fill in the fourteen digits ARCA granted for the fortnight.',
    },
  },
  783: {
    kind: 'rejection',
    field: 'issue_date',
    cause: {
      es: 'Falta la fecha del comprobante, que con CAEA es obligatoria.',
      en: "The comprobante's day is missing, which a CAEA demands.",
    },
    fix: { es: 'Poné en «issue_date» el día impreso.', en: 'Put the printed day into "issue_date".' },
  },
  784: {
    kind: 'rejection',
    cause: {
      es: 'El número del comprobante informado está fuera de 1 a 99999999.',
      en: "The reported comprobante's number lies outside 1 to 99999999.",
    },
    fix: {
      es: 'Copiá el número impreso, sin el punto de venta.',
      en: 'Copy the printed number, without the punto de venta.',
    },
  },
  1416: {
    kind: 'rejection',
    cause: {
      es: 'En un resumen B el último número es menor que el primero.',
      en: 'On a summary B the last number is below the first.',
    },
    fix: { es: 'Poné primero el número más bajo del resumen.', en: "Put the summary's lowest number first." },
  },
  1415: {
    kind: 'rejection',
    field: 'recipient',
    cause: {
      es: 'Un resumen diario B trae identificado al comprador.',
      en: 'A daily summary B identifies the buyer.',
    },
    fix: {
      es: 'Quitá «recipient» del resumen: agrupa ventas anónimas.',
      en: 'Remove "recipient" from the summary: it gathers anonymous sales.',
    },
  },
  1417: {
    kind: 'rejection',
    field: 'recipient',
    cause: {
      es: 'La venta B o C alcanza el monto desde el que hay que identificar al comprador.',
      en: 'The B or C sale reaches the amount from which the buyer is to be identified.',
    },
    fix: {
      es: 'Agregá «recipient.dni» o «recipient.cuit» del comprador al rendirla.',
      en: 'Add the buyer\'s "recipient.dni" or "recipient.cuit" when reporting it.',
    },
  },
  1418: {
    kind: 'rejection',
    field: 'recipient.document.number',
    cause: {
      es: 'El comprador va sin identificar pero trae un número de documento.',
      en: 'The buyer goes unidentified yet brings a document number.',
    },
    fix: {
      es: 'Sacá «recipient» o poné el tipo de documento verdadero en «recipient.document.type».',
      en: 'Remove "recipient" or give the true type in "recipient.document.type".',
    },
  },
  1419: {
    kind: 'rejection',
    field: 'recipient.document.number',
    cause: {
      es: 'Se dijo el tipo de documento del comprador y su número es cero.',
      en: "The buyer's document type was given and its number is zero.",
    },
    fix: {
      es: 'Completá «recipient.document.number», o quitá «recipient» para venderle como consumidor final anónimo.',
      en: 'Fill "recipient.document.number", or remove "recipient" to sell to an anonymous final consumer.',
    },
  },
  1422: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'Las ventas del resumen B promedian el monto desde el que hay que identificar al comprador.',
      en: 'The sales of summary B average the amount from which the buyer must be identified.',
    },
    fix: {
      es: 'Sacá del resumen las ventas grandes e informalas con su comprador.',
      en: 'Take large sales out of the summary and report them with their buyer.',
    },
  },
  711: {
    kind: 'rejection',
    cause: {
      es: 'Una A o una MiPyME informada abarca varios números.',
      en: 'A reported A or MiPyME one spans several numbers.',
    },
    fix: {
      es: 'Informá cada comprobante con su propio número.',
      en: 'Report every comprobante under its own number.',
    },
  },
  1403: { kind: 'rejection', like: { service: 'wsfev1', code: 10013 } },
  1409: { kind: 'rejection', like: { service: 'wsfev1', code: 10065 } },
  1404: {
    kind: 'rejection',
    field: 'recipient.document.type',
    cause: {
      es: 'El tipo de documento no está en la tabla de ARCA.',
      en: "The document type is not in ARCA's table.",
    },
    fix: {
      es: 'Tomá «recipient.document.type» de GET /v1/reference/document-types.',
      en: 'Take "recipient.document.type" from GET /v1/reference/document-types.',
    },
  },
  1405: {
    kind: 'rejection',
    field: 'recipient.document.number',
    cause: {
      es: 'En B o C el número de documento pasa los once dígitos.',
      en: 'On B or C the document number is over eleven digits.',
    },
    fix: {
      es: 'Escribilo sin prefijos ni letras en «recipient.document.number».',
      en: 'Write it without prefixes or letters in "recipient.document.number".',
    },
  },
  1421: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'En clase A el documento no tiene forma de CUIT (entre 20 y 60 mil millones).',
      en: 'On class A the document is not shaped like a CUIT (20 to 60 thousand million).',
    },
    fix: {
      es: 'Poné el CUIT completo del cliente en «recipient.cuit».',
      en: 'Put the customer\'s whole CUIT into "recipient.cuit".',
    },
  },
  788: { kind: 'rejection', like: { service: 'wsfev1', code: 10069 } },
  1423: { kind: 'rejection', like: { service: 'wsfev1', code: 10024 } },
  1426: { kind: 'rejection', like: { service: 'wsfev1', code: 10068 } },
  1432: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10134 },
    differs: {
      es: 'Con CAEA no se informan compradores en ningún tipo.',
      en: 'Under a CAEA no type gives buyers.',
    },
  },
  1433: {
    kind: 'rejection',
    cause: {
      es: 'Un comprobante C informado abarca más de un número.',
      en: 'A reported class C comprobante spans more than one number.',
    },
    fix: { es: 'Rendí uno por uno los comprobantes C.', en: 'Report class C comprobantes one by one.' },
  },
  1434: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10043 },
    differs: {
      es: 'Es la regla de la clase C: lo no gravado va en cero.',
      en: "It is class C's rule: what is untaxed is zero.",
    },
  },
  1435: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10044 },
    differs: {
      es: 'Es la regla de la clase C: lo exento va en cero.',
      en: "It is class C's rule: what is exempt is zero.",
    },
  },
  1436: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10045 },
    differs: {
      es: 'En clase C el neto es el subtotal de la venta.',
      en: "On class C the net amount is the sale's subtotal.",
    },
  },
  1437: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10046 },
    differs: { es: 'Vale también en clase C.', en: 'It holds for class C too.' },
  },
  1438: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10047 },
    differs: {
      es: 'Es la regla de la clase C: el IVA va en cero.',
      en: "It is class C's rule: IVA is zero.",
    },
  },
  1439: {
    kind: 'rejection',
    field: 'lines',
    cause: {
      es: 'El total de la C informada no es subtotal más tributos.',
      en: 'The total of the reported class C is not subtotal plus other taxes.',
    },
    fix: {
      es: 'Sumá «lines» y «other_taxes» de nuevo: en C no hay IVA aparte.',
      en: 'Add "lines" and "other_taxes" again: class C has no IVA apart.',
    },
  },
  1440: {
    kind: 'rejection',
    cause: {
      es: 'Un comprobante de contingencia CAEA tiene que decir la fecha y hora en que se generó.',
      en: 'A CAEA contingency comprobante must say the day and time it was made.',
    },
    fix: {
      es: 'Informá el momento en que se imprimió, tomado del sistema que lo emitió.',
      en: 'Give the moment it was printed, taken from the system that issued it.',
    },
  },
  1441: {
    kind: 'rejection',
    cause: {
      es: 'La fecha y hora de generación no son catorce dígitos (año, mes, día, hora, minuto, segundo).',
      en: 'The day and time of making are not fourteen digits (year, month, day, hour, minute, second).',
    },
    fix: { es: 'Escribila como 20261118153000.', en: 'Write it as 20261118153000.' },
  },
  1442: {
    kind: 'observation',
    cause: {
      es: 'Se informó fecha y hora de generación en un punto de venta que no es de contingencia.',
      en: 'A day and time of making was given on a punto de venta that is not a contingency one.',
    },
    fix: {
      es: 'No la mandes para ese punto de venta; el comprobante quedó registrado.',
      en: 'Do not send it for that punto de venta; the comprobante is on record.',
    },
  },
  1443: { kind: 'rejection', like: { service: 'wsfev1', code: 10071 } },
  1444: {
    kind: 'rejection',
    field: 'punto_de_venta',
    cause: {
      es: 'La letra no combina con la clase de punto de venta CAEA: A y B van por el de responsables inscriptos; C, por el de monotributo o exento.',
      en: 'The letter does not go with the kind of CAEA punto de venta: A and B use that of responsables inscriptos; C that of monotributo or exempt.',
    },
    fix: {
      es: 'Cambiá «punto_de_venta» al de tu condición o corregí la letra.',
      en: 'Change "punto_de_venta" to that of your condition or correct the letter.',
    },
  },
  1445: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10176 },
    differs: {
      es: 'ARCA usa el mismo número para otra cosa: un aviso de que la fecha y hora de generación se alejan más de 5 días (10 en servicios) de la del comprobante; ahí revisá esa hora.',
      en: "ARCA uses the same number for something else: a remark that the day and time of making lie over 5 days (10 for services) from the comprobante's; there, check that time.",
    },
  },
  1446: { kind: 'rejection', like: { service: 'wsfev1', code: 10176 } },
  1450: { kind: 'rejection', like: { service: 'wsfev1', code: 10153 } },
  1451: { kind: 'rejection', like: { service: 'wsfev1', code: 10154 } },
  1452: { kind: 'rejection', like: { service: 'wsfev1', code: 10155 } },
  1453: { kind: 'rejection', like: { service: 'wsfev1', code: 10156 } },
  1454: { kind: 'rejection', like: { service: 'wsfev1', code: 10157 } },
  1455: { kind: 'rejection', like: { service: 'wsfev1', code: 10158 } },
  1456: { kind: 'rejection', like: { service: 'wsfev1', code: 10159 } },
  1457: { kind: 'rejection', like: { service: 'wsfev1', code: 10160 } },
  1458: { kind: 'rejection', like: { service: 'wsfev1', code: 10161 } },
  1459: { kind: 'rejection', like: { service: 'wsfev1', code: 10162 } },
  1460: { kind: 'rejection', like: { service: 'wsfev1', code: 10163 } },
  1461: { kind: 'rejection', like: { service: 'wsfev1', code: 10164 } },
  1462: { kind: 'rejection', like: { service: 'wsfev1', code: 10165 } },
  1463: { kind: 'rejection', like: { service: 'wsfev1', code: 10166 } },
  1464: { kind: 'rejection', like: { service: 'wsfev1', code: 10167 } },
  1465: { kind: 'rejection', like: { service: 'wsfev1', code: 10168 } },
  1466: { kind: 'rejection', like: { service: 'wsfev1', code: 10169 } },
  1467: { kind: 'rejection', like: { service: 'wsfev1', code: 10170 } },
  1468: { kind: 'rejection', like: { service: 'wsfev1', code: 10171 } },
  1469: { kind: 'rejection', like: { service: 'wsfev1', code: 10172 } },
  1470: { kind: 'rejection', like: { service: 'wsfev1', code: 10173 } },
  1471: { kind: 'rejection', like: { service: 'wsfev1', code: 10174 } },
  1472: { kind: 'rejection', like: { service: 'wsfev1', code: 10175 } },
  1474: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10177 },
    differs: {
      es: 'Con CAEA la A también puede ir a un monotributista.',
      en: 'Under a CAEA the A may go to a monotributista too.',
    },
  },
  1475: { kind: 'rejection', like: { service: 'wsfev1', code: 10178 } },
  1476: { kind: 'rejection', like: { service: 'wsfev1', code: 10180 } },
  1477: { kind: 'rejection', like: { service: 'wsfev1', code: 10181 } },
  1478: { kind: 'rejection', like: { service: 'wsfev1', code: 10183 } },
  1479: { kind: 'rejection', like: { service: 'wsfev1', code: 10184 } },
  1480: { kind: 'rejection', like: { service: 'wsfev1', code: 10186 } },
  1481: { kind: 'rejection', like: { service: 'wsfev1', code: 10187 } },
  1482: { kind: 'rejection', like: { service: 'wsfev1', code: 10189 } },
  1483: { kind: 'rejection', like: { service: 'wsfev1', code: 10190 } },
  1485: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10192 },
    differs: {
      es: 'Con CAEA es un aviso: el comprobante quedó registrado.',
      en: 'Under a CAEA it is a remark: the comprobante is on record.',
    },
  },
  1486: { kind: 'rejection', like: { service: 'wsfev1', code: 10193 } },
  1487: {
    kind: 'rejection',
    field: 'recipient.cuit',
    cause: {
      es: 'El comprador de una MiPyME se identifica sólo con CUIT.',
      en: 'A MiPyME buyer is identified by CUIT only.',
    },
    fix: {
      es: 'Completá «recipient.cuit» en lugar de otro documento.',
      en: 'Fill "recipient.cuit" instead of another document.',
    },
  },
  1488: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10160 },
    differs: {
      es: 'Acá ARCA no mira la fecha, sólo que exista.',
      en: 'Here ARCA does not look at the day, only that it exists.',
    },
  },
  1489: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10195 },
    differs: {
      es: 'Quedó registrado, pero el comprador no puede computar el crédito fiscal.',
      en: 'It is on record, but the buyer cannot use the tax credit.',
    },
  },
  1490: { kind: 'rejection', like: { service: 'wsfev1', code: 10196 } },
  1491: { kind: 'rejection', like: { service: 'wsfev1', code: 10197 } },
  1492: { kind: 'rejection', like: { service: 'wsfev1', code: 10198 } },
  1493: { kind: 'rejection', like: { service: 'wsfev1', code: 10199 } },
  1494: { kind: 'rejection', like: { service: 'wsfev1', code: 10203 } },
  1495: { kind: 'rejection', like: { service: 'wsfev1', code: 10204 } },
  1496: { kind: 'rejection', like: { service: 'wsfev1', code: 10205 } },
  1497: { kind: 'rejection', like: { service: 'wsfev1', code: 10206 } },
  1498: { kind: 'rejection', like: { service: 'wsfev1', code: 10207 } },
  1499: { kind: 'rejection', like: { service: 'wsfev1', code: 10208 } },
  1500: { kind: 'observation', like: { service: 'wsfev1', code: 10209 } },
  1501: { kind: 'observation', like: { service: 'wsfev1', code: 10210 } },
  1502: { kind: 'rejection', like: { service: 'wsfev1', code: 10211 } },
  1503: { kind: 'rejection', like: { service: 'wsfev1', code: 10212 } },
  1504: { kind: 'rejection', like: { service: 'wsfev1', code: 10213 } },
  1505: { kind: 'rejection', like: { service: 'wsfev1', code: 10086 } },
  1506: { kind: 'rejection', like: { service: 'wsfev1', code: 10088 } },
  1507: { kind: 'rejection', like: { service: 'wsfev1', code: 10089 } },
  1508: { kind: 'rejection', like: { service: 'wsfev1', code: 10090 } },
  1509: { kind: 'rejection', like: { service: 'wsfev1', code: 10091 } },
  1510: { kind: 'rejection', like: { service: 'wsfev1', code: 10092 } },
  1511: { kind: 'rejection', like: { service: 'wsfev1', code: 10094 } },
  1512: { kind: 'rejection', like: { service: 'wsfev1', code: 10095 } },
  1513: { kind: 'rejection', like: { service: 'wsfev1', code: 10214 } },
  1514: { kind: 'rejection', like: { service: 'wsfev1', code: 10215 } },
  1515: { kind: 'rejection', like: { service: 'wsfev1', code: 10216 } },
  1516: { kind: 'observation', like: { service: 'wsfev1', code: 10217 } },
  1517: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10123 },
    differs: { es: 'Con CAEA rige para la clase B.', en: 'Under a CAEA it rules class B.' },
  },
  1518: { kind: 'rejection', like: { service: 'wsfev1', code: 10124 } },
  1519: { kind: 'rejection', like: { service: 'wsfev1', code: 10128 } },
  1520: { kind: 'rejection', like: { service: 'wsfev1', code: 10127 } },
  1521: { kind: 'rejection', like: { service: 'wsfev1', code: 10129 } },
  1522: { kind: 'rejection', like: { service: 'wsfev1', code: 10125 } },
  1523: { kind: 'rejection', like: { service: 'wsfev1', code: 10126 } },
  1524: { kind: 'rejection', like: { service: 'wsfev1', code: 10131 } },
  1525: { kind: 'rejection', like: { service: 'wsfev1', code: 10130 } },
  1526: { kind: 'rejection', like: { service: 'wsfev1', code: 10132 } },
  1527: { kind: 'observation', like: { service: 'wsfev1', code: 10283 } },
  1528: { kind: 'rejection', like: { service: 'wsfev1', code: 10284 } },
  820: { kind: 'rejection', like: { service: 'wsfev1', code: 10239 } },
  821: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10240 },
    differs: { es: 'Con CAEA es un aviso.', en: 'Under a CAEA it is a remark.' },
  },
  822: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10241 },
    differs: { es: 'Rendido igual, con esta observación.', en: 'Reported all the same, with this remark.' },
  },
  823: { kind: 'rejection', like: { service: 'wsfev1', code: 10242 } },
  824: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10243 },
    differs: {
      es: 'El comprobante queda informado con esta observación.',
      en: 'The comprobante stays reported with this remark.',
    },
  },
  825: { kind: 'observation', like: { service: 'wsfev1', code: 10245 } },
  826: { kind: 'rejection', like: { service: 'wsfev1', code: 10246 } },
  827: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10247 },
    differs: {
      es: 'El comprobante ya está en manos del cliente: queda registrado y hay que anularlo.',
      en: 'The customer already holds the comprobante: it is on record and has to be undone.',
    },
  },
  828: {
    kind: 'observation',
    like: { service: 'wsfev1', code: 10248 },
    differs: {
      es: 'Como la venta ya se hizo, corresponde una nota de crédito.',
      en: 'As the sale is made, a credit note is due.',
    },
  },
  829: { kind: 'observation', like: { service: 'wsfev1', code: 10249 } },
  814: { kind: 'observation', like: { service: 'wsfev1', code: 10234 } },
  815: {
    kind: 'observation',
    field: 'letter',
    cause: {
      es: 'El día del comprobante el emisor no estaba habilitado para la clase A.',
      en: "On the comprobante's day the issuer had no right to class A.",
    },
    fix: {
      es: 'Hacé la nota de crédito y rehacé la venta con la clase habilitada.',
      en: 'Make the credit note and redo the sale with the class you may issue.',
    },
  },
  816: { kind: 'observation', like: { service: 'wsfev1', code: 10235 } },
  817: { kind: 'observation', like: { service: 'wsfev1', code: 10236 } },
  818: { kind: 'observation', like: { service: 'wsfev1', code: 10237 } },
  819: { kind: 'observation', like: { service: 'wsfev1', code: 10238 } },
  708: { kind: 'observation', like: { service: 'wsfev1', code: 10017 } },
  724: {
    kind: 'observation',
    field: 'lines',
    cause: {
      es: 'El total informado no es la suma de sus partes.',
      en: 'The reported total is not the sum of its parts.',
    },
    fix: {
      es: 'Recalculá neto, no gravado, exento, IVA y tributos del comprobante impreso; quedó registrado así.',
      en: 'Work out net, untaxed, exempt, IVA and other taxes of the printed comprobante again; it is on record as it is.',
    },
  },
  728: {
    kind: 'observation',
    field: 'service_to',
    cause: {
      es: 'Hay fin de servicio en una venta de productos.',
      en: 'There is an end of service on a sale of products.',
    },
    fix: {
      es: 'Quitá «service_to» o cambiá «concept» a services.',
      en: 'Remove "service_to" or change "concept" to services.',
    },
  },
  725: {
    kind: 'observation',
    field: 'lines[].iva',
    cause: {
      es: 'El IVA informado no es la suma de sus alícuotas.',
      en: 'The reported IVA is not the sum of its rates.',
    },
    fix: {
      es: 'Buscá la alícuota que falta en el sistema que imprime.',
      en: 'Find the missing rate in the system that prints.',
    },
  },
  1402: { kind: 'observation', like: { service: 'wsfev1', code: 10063 } },
  727: {
    kind: 'observation',
    field: 'service_from',
    cause: {
      es: 'Hay inicio de servicio en una venta de productos.',
      en: 'There is a start of service on a sale of products.',
    },
    fix: {
      es: 'Quitá «service_from», que va sólo con servicios.',
      en: 'Remove "service_from", which goes with services only.',
    },
  },
  1420: {
    kind: 'observation',
    field: 'recipient.cuit',
    cause: {
      es: 'El CUIT, CUIL o CDI de un comprador B o C no está en el padrón.',
      en: 'The CUIT, CUIL or CDI of a B or C buyer is not in the padrón.',
    },
    fix: {
      es: 'Corregí el documento para las próximas ventas; con GET /v1/padron/{cuit} lo verificás.',
      en: 'Correct the document for further sales; GET /v1/padron/{cuit} checks it.',
    },
  },
  1408: { kind: 'observation', like: { service: 'wsfev1', code: 10061 } },
  1411: { kind: 'observation', like: { service: 'wsfev1', code: 10036 } },
  729: {
    kind: 'observation',
    field: 'payment_due_date',
    cause: {
      es: 'Hay vencimiento de pago en una venta de productos.',
      en: 'There is a payment due date on a sale of products.',
    },
    fix: {
      es: 'Quitá «payment_due_date» salvo que sea una MiPyME.',
      en: 'Remove "payment_due_date" unless it is a MiPyME invoice.',
    },
  },
  1412: { kind: 'observation', like: { service: 'wsfev1', code: 10032 } },
  1406: {
    kind: 'observation',
    field: 'other_taxes',
    cause: {
      es: 'El detalle de tributos informado no suma su total.',
      en: 'The reported detail of other taxes does not add up to its total.',
    },
    fix: {
      es: 'Compará el total con los renglones impresos; quedó registrado con esta observación.',
      en: 'Compare the total with the printed rows; it is on record with this remark.',
    },
  },
  1424: {
    kind: 'observation',
    cause: {
      es: 'El CAEA y su punto de venta estaban declarados sin movimientos, y ahora aparece un comprobante.',
      en: 'The CAEA and its punto de venta were declared as without movements, and now a comprobante appears.',
    },
    fix: {
      es: 'Queda registrado. Si no fue un error, avisale a tu contador: la declaración anterior era incorrecta.',
      en: 'It is on record. Unless it was a mistake, tell your accountant: the earlier declaration was wrong.',
    },
  },
  1425: { kind: 'observation', like: { service: 'wsfev1', code: 10067 } },
  1413: {
    kind: 'observation',
    field: 'service_from',
    cause: { es: 'Una fecha de servicio o de pago no es un día.', en: 'A service or payment day is no day.' },
    fix: {
      es: 'Escribí «service_from», «service_to» y «payment_due_date» como 2026-11-18.',
      en: 'Write "service_from", "service_to" and "payment_due_date" as 2026-11-18.',
    },
  },
  1427: { kind: 'observation', like: { service: 'wsfev1', code: 10070 } },
  1429: {
    kind: 'observation',
    field: 'letter',
    cause: {
      es: 'El emisor no podía emitir clase A a esa fecha; quedó observado.',
      en: 'The issuer could not issue class A on that day; it stays with a remark.',
    },
    fix: {
      es: 'Regularizá la habilitación en ARCA y consultá si toca anularlo con nota de crédito.',
      en: 'Settle the authorisation at ARCA and ask whether it is to be undone with a credit note.',
    },
  },
  1431: {
    kind: 'observation',
    field: 'taxpayer',
    cause: {
      es: 'El emisor no estaba dado de alta en el impuesto el día de la emisión.',
      en: 'The issuer was not registered in the tax on the day of issue.',
    },
    fix: {
      es: 'Pedile a tu contador que revise la fecha de alta en ARCA.',
      en: 'Ask your accountant to review the registration date at ARCA.',
    },
  },
  800: { kind: 'rejection', like: { service: 'wsfev1', code: 10062 } },
  802: { kind: 'rejection', like: { service: 'wsfev1', code: 10058 } },
  803: { kind: 'rejection', like: { service: 'wsfev1', code: 10059 } },
  804: { kind: 'rejection', like: { service: 'wsfev1', code: 10060 } },
  805: { kind: 'rejection', like: { service: 'wsfev1', code: 10057 } },
  807: {
    kind: 'rejection',
    field: 'related_comprobantes',
    cause: {
      es: 'Este tipo de comprobante no admite comprobantes asociados.',
      en: 'This type of comprobante takes no related comprobantes.',
    },
    fix: {
      es: 'Sacá «related_comprobantes» de recibos y facturas C.',
      en: 'Remove "related_comprobantes" from receipts and invoices C.',
    },
  },
  808: { kind: 'rejection', like: { service: 'wsfev1', code: 10151 } },
  812: {
    kind: 'rejection',
    field: 'related_comprobantes[].type',
    cause: {
      es: 'El tipo asociado no va con ese comprobante MiPyME: las facturas sólo admiten remitos, y las notas, MiPyME de su letra.',
      en: 'The related type does not go with that MiPyME comprobante: invoices take only remitos, and notes MiPyME ones of their letter.',
    },
    fix: {
      es: 'Corregí «related_comprobantes[].type»: 201 a 203 para A, 206 a 208 para B, 211 a 213 para C.',
      en: 'Correct "related_comprobantes[].type": 201 to 203 for A, 206 to 208 for B, 211 to 213 for C.',
    },
  },
  813: { kind: 'rejection', like: { service: 'wsfev1', code: 10112 } },
  806: { kind: 'observation', like: { service: 'wsfev1', code: 10040 } },
  801: { kind: 'observation', like: { service: 'wsfev1', code: 10041 } },
  809: { kind: 'observation', like: { service: 'wsfev1', code: 10120 } },
  810: { kind: 'observation', like: { service: 'wsfev1', code: 10121 } },
  811: { kind: 'observation', like: { service: 'wsfev1', code: 10122 } },
  900: { kind: 'rejection', like: { service: 'wsfev1', code: 10025 } },
  908: { kind: 'rejection', like: { service: 'wsfev1', code: 10042 } },
  907: { kind: 'rejection', like: { service: 'wsfev1', code: 10028 } },
  905: { kind: 'rejection', like: { service: 'wsfev1', code: 10026 } },
  906: { kind: 'rejection', like: { service: 'wsfev1', code: 10027 } },
  1000: { kind: 'rejection', like: { service: 'wsfev1', code: 10019 } },
  1003: {
    kind: 'rejection',
    field: 'lines[].iva',
    cause: {
      es: 'El comprobante informado repite una alícuota.',
      en: 'The reported comprobante repeats a rate.',
    },
    fix: {
      es: 'Sumá base e IVA de esa alícuota en una sola antes de informarlo.',
      en: "Add that rate's base and IVA into one before reporting it.",
    },
  },
  1008: { kind: 'rejection', like: { service: 'wsfev1', code: 10021 } },
  1009: { kind: 'rejection', like: { service: 'wsfev1', code: 10020 } },
  1006: { kind: 'observation', like: { service: 'wsfev1', code: 10051 } },
  1100: { kind: 'rejection', like: { service: 'wsfev1', code: 10053 } },
  1101: { kind: 'rejection', like: { service: 'wsfev1', code: 10054 } },
  1105: { kind: 'rejection', like: { service: 'wsfev1', code: 10055 } },
  1103: {
    kind: 'rejection',
    like: { service: 'wsfev1', code: 10055 },
    differs: {
      es: 'El dato vino sin identificador, sin valor o sin ninguno.',
      en: 'The datum came without its id, its value or both.',
    },
  },
  1104: { kind: 'rejection', like: { service: 'wsfev1', code: 10064 } },
  1106: { kind: 'observation', like: { service: 'wsfev1', code: 10066 } },
  16000: { kind: 'rejection', like: { service: 'wsfev1', code: 10218 } },
  16001: { kind: 'rejection', like: { service: 'wsfev1', code: 10219 } },
  16002: { kind: 'rejection', like: { service: 'wsfev1', code: 10220 } },
  16003: { kind: 'rejection', like: { service: 'wsfev1', code: 10221 } },
  16004: { kind: 'rejection', like: { service: 'wsfev1', code: 10222 } },
  16005: { kind: 'rejection', like: { service: 'wsfev1', code: 10223 } },
  16006: { kind: 'rejection', like: { service: 'wsfev1', code: 10224 } },
  16007: { kind: 'rejection', like: { service: 'wsfev1', code: 10225 } },
  16008: { kind: 'rejection', like: { service: 'wsfev1', code: 10226 } },
  16009: { kind: 'rejection', like: { service: 'wsfev1', code: 10227 } },
  16010: { kind: 'rejection', like: { service: 'wsfev1', code: 10228 } },
  16011: { kind: 'rejection', like: { service: 'wsfev1', code: 10229 } },
  16012: { kind: 'rejection', like: { service: 'wsfev1', code: 10230 } },
  16013: { kind: 'rejection', like: { service: 'wsfev1', code: 10231 } },
  16014: { kind: 'rejection', like: { service: 'wsfev1', code: 10232 } },
};

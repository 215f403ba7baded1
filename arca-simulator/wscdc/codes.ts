// Every code WSCDC can answer here. Source: developer manual 0.4 (2025-12-01). `observed` texts were seen in real answers
// or in the manual's own examples; the others say in short what the manual asks for.

/** What is known of one code. */
export interface VerificationCode {
  readonly message: string;
  readonly observed?: true;
}

const seen = (message: string): VerificationCode => ({ message, observed: true });
const says = (message: string): VerificationCode => ({ message });

/**
 * 1 to 10, 500 to 503 and 600 to 602 come in `Errors`; the rest in `Observaciones`, where only 200 does not reject.
 *
 * @example
 * ```ts
 * VERIFICATION_CODES[2]?.message; // 'El campo CuitEmisor es invalido.'
 * ```
 */
export const VERIFICATION_CODES: Readonly<Record<number, VerificationCode>> = {
  1: says('El campo CbteModo es invalido.'),
  2: seen('El campo CuitEmisor es invalido.'),
  3: says('El campo PtoVta es invalido.'),
  4: says('El campo CbteTipo es invalido.'),
  5: says('El campo CbteNro es invalido.'),
  6: says('El campo CbteFch es invalido.'),
  7: says('El campo ImpTotal es invalido.'),
  8: says('El campo DocTipoReceptor es invalido.'),
  9: says('El campo DocNroReceptor es invalido.'),
  10: says('El campo CodAutorizacion es invalido.'),
  100: seen('El N° de CAI/CAE/CAEA consultado no existe en las bases del organismo.'),
  101: says('La fecha del comprobante no puede ser anterior al 01/01/2013.'),
  102: says('La CUIT del emisor no se corresponde con el código de autorización.'),
  103: says('El tipo de comprobante no se corresponde con el código de autorización.'),
  104: says('El punto de venta no se corresponde con el código de autorización.'),
  105: says('El número de comprobante no se corresponde con el código de autorización.'),
  106: says('El comprobante no fue rendido y el plazo de rendición del CAEA está vencido.'),
  107: says('La fecha del comprobante no se corresponde con el código de autorización.'),
  108: seen(
    'La fecha consignada no se encuentra dentro del rango de fechas habilitadas para el CAI ingresado',
  ),
  109: says('El punto de venta no está habilitado para emitir con CAEA.'),
  110: says('El importe total no se corresponde con el registrado.'),
  111: says('El tipo de documento del receptor no se corresponde con el registrado.'),
  112: says('El número de documento del receptor no se corresponde con el registrado.'),
  113: says('En clase A y MiPyMEs el tipo de documento del receptor es obligatorio y debe ser CUIT (80).'),
  114: says('En clase A el número de documento del receptor es obligatorio.'),
  115: says('Por el importe, el tipo de documento del receptor es obligatorio.'),
  116: says('Por el importe, el número de documento del receptor es obligatorio.'),
  117: says('El tipo y el número de documento del receptor se informan juntos.'),
  118: says('En comprobantes T el documento del receptor debe ser 80, 91, 94 o 96.'),
  150: says('Si informa Opcionales, Opcional es obligatorio.'),
  151: says('El Id de Opcional debe ser un valor de OpcionalesTipoConsultar.'),
  152: says('El Id de Opcional no puede repetirse.'),
  153: says('El Valor de Opcional es obligatorio.'),
  200: seen('Existe CAEA, no fue rendido o no coincide con los datos registrados.'),
  500: says('Error interno de aplicación.'),
  501: says('Error interno de base de datos.'),
  502: says('Transacción Activa'),
  503: seen('Sin Resultados: - Metodo '),
  600: seen('ValidacionDeToken: No se corresponden token y firma.'),
  601: says('CUIT representada no incluida en token.'),
  602: says('CUIT representada no se encuentra activa y vigente.'),
};

/** Codes of the manual that no request can bring about here, and why. */
export const UNREACHABLE_VERIFICATION_CODES: Readonly<Record<number, string>> = {
  108: 'a printed comprobante has a CAI, and nothing printed is kept here',
};

export const toCodeAndText = (code: number, message?: string): object => ({
  Code: code,
  Msg: message ?? VERIFICATION_CODES[code]?.message,
});

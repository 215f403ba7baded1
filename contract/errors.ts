/** The one catalogue of refusals: what the API answers when it will not do what was asked. */
import type { Fault, Words } from '@arca-api/domain/faults/fault';

/** How one kind of refusal is told. */
export interface RefusalEntry {
  readonly status: number;
  /** Whether the very same request may succeed later. */
  readonly retryable: boolean;
  readonly message: Words;
  readonly fix: Words;
}

const entry = (status: number, retryable: boolean, message: Words, fix: Words): RefusalEntry => ({
  status,
  retryable,
  message,
  fix,
});

/** Every code the API may answer with. A code once published is never renamed. */
export const REFUSALS = {
  'request.malformed': entry(
    400,
    false,
    { es: 'El cuerpo del pedido no es JSON válido.', en: 'The request body is not valid JSON.' },
    { es: 'Revisá comas, comillas y llaves.', en: 'Check commas, quotes and braces.' },
  ),
  'request.invalid': entry(
    422,
    false,
    { es: 'El pedido tiene errores.', en: 'The request has faults.' },
    {
      es: 'Corregí cada punto de «errors» y volvé a enviarlo.',
      en: 'Mend every item of "errors" and send it again.',
    },
  ),
  'request.too_large': entry(
    413,
    false,
    { es: 'El pedido es demasiado grande.', en: 'The request is too large.' },
    {
      es: 'Enviá un cuerpo de hasta 1 MB, o de hasta 32 MB si es un lote.',
      en: 'Send a body of at most 1 MB, or of at most 32 MB where it is a batch.',
    },
  ),
  'request.headers_too_large': entry(
    431,
    false,
    { es: 'Los encabezados del pedido son demasiado grandes.', en: 'The request headers are too large.' },
    { es: 'Acortá los encabezados.', en: 'Shorten the headers.' },
  ),
  'request.unsupported_media_type': entry(
    415,
    false,
    { es: 'El tipo de contenido no se acepta acá.', en: 'The content type is not accepted here.' },
    {
      es: 'Usá Content-Type: application/json; en un lote, application/x-ndjson o text/csv.',
      en: 'Use Content-Type: application/json; in a batch, application/x-ndjson or text/csv.',
    },
  ),
  'request.method_not_allowed': entry(
    405,
    false,
    { es: 'Esa ruta no acepta ese método.', en: 'That path does not take that method.' },
    { es: 'Mirá los métodos de la ruta en /docs.', en: 'See the methods of the path in /docs.' },
  ),
  'request.timeout': entry(
    408,
    true,
    { es: 'El pedido tardó demasiado en llegar.', en: 'The request took too long to arrive.' },
    { es: 'Volvé a enviarlo.', en: 'Send it again.' },
  ),
  'route.not_found': entry(
    404,
    false,
    { es: 'Esa ruta no existe.', en: 'That path does not exist.' },
    { es: 'Mirá las rutas en /docs.', en: 'See the paths in /docs.' },
  ),
  'access.missing': entry(
    401,
    false,
    { es: 'Falta la clave de API.', en: 'The API key is missing.' },
    {
      es: 'Enviá Authorization: Bearer arca_test_… o arca_live_….',
      en: 'Send Authorization: Bearer arca_test_… or arca_live_….',
    },
  ),
  'access.invalid': entry(
    401,
    false,
    { es: 'La clave de API no es válida o fue revocada.', en: 'The API key is not valid or was revoked.' },
    { es: 'Usá una clave vigente o creá otra.', en: 'Use a current key or create another.' },
  ),
  'access.forbidden': entry(
    403,
    false,
    { es: 'Esta clave no tiene permiso para esto.', en: 'This key may not do this.' },
    { es: 'Usá una clave con el permiso que falta.', en: 'Use a key with the missing scope.' },
  ),
  'mode.live_unavailable': entry(
    403,
    false,
    {
      es: 'El modo real no está disponible con almacenamiento embebido: no asegura los datos ante un corte de luz.',
      en: 'Live mode is not available on embedded stores: they do not survive power loss.',
    },
    {
      es: 'Configurá una base PostgreSQL para usar el modo real.',
      en: 'Configure a PostgreSQL database to use live mode.',
    },
  ),
  'resource.not_found': entry(
    404,
    false,
    {
      es: 'No existe o no es de esta organización y modo.',
      en: 'It does not exist or is not of this organisation and mode.',
    },
    { es: 'Revisá el identificador y la clave usada.', en: 'Check the identifier and the key used.' },
  ),
  'taxpayer.required': entry(
    422,
    false,
    {
      es: 'Hay más de un emisor (o ninguno): decí cuál.',
      en: 'There is more than one issuer (or none): say which.',
    },
    { es: 'Agregá «taxpayer» con el CUIT del emisor.', en: 'Add "taxpayer" with the CUIT of the issuer.' },
  ),
  'taxpayer.exists': entry(
    409,
    false,
    { es: 'Ese CUIT ya está cargado.', en: 'That CUIT is already registered.' },
    { es: 'Modificalo con PATCH /v1/taxpayers/{cuit}.', en: 'Change it with PATCH /v1/taxpayers/{cuit}.' },
  ),
  'taxpayer.owned': entry(
    409,
    false,
    {
      es: 'Ese CUIT y punto de venta pertenecen a otra organización.',
      en: 'That CUIT and punto de venta belong to another organisation.',
    },
    { es: 'Pedile acceso a su dueña.', en: 'Ask its owner for access.' },
  ),
  'taxpayer.unsettled': entry(
    409,
    true,
    {
      es: 'Hay comprobantes de ese emisor sin resolver.',
      en: 'That issuer has comprobantes not settled yet.',
    },
    { es: 'Esperá a que terminen y probá de nuevo.', en: 'Wait until they end and try again.' },
  ),
  'taxpayer.not_ready': entry(
    409,
    true,
    {
      es: 'Todavía no puede pasar a producción: falta lo que indica «errors».',
      en: 'It cannot go live yet: what "errors" says is missing.',
    },
    {
      es: 'Resolvé cada punto y probá de nuevo.',
      en: 'Mend every item and try again.',
    },
  ),
  'mode.live_only': entry(
    403,
    false,
    { es: 'Eso se hace con una clave del modo real.', en: 'That is done with a key of live mode.' },
    { es: 'Usá una clave arca_live_….', en: 'Use a key arca_live_….' },
  ),
  'representative.unusable': entry(
    409,
    false,
    {
      es: 'Ese CUIT no puede representar a este emisor: no es un emisor de esta organización con su certificado cargado en este ambiente.',
      en: 'That CUIT cannot represent this issuer: it is no issuer of this organisation with its certificate loaded in this environment.',
    },
    {
      es: 'Cargalo como emisor, pedí su CSR y subí su certificado; después volvé a probar.',
      en: 'Register it as an issuer, get its CSR and upload its certificate; then try again.',
    },
  ),
  'punto_de_venta.exists': entry(
    409,
    false,
    { es: 'Ese punto de venta ya está cargado.', en: 'That punto de venta is already registered.' },
    {
      es: 'Modificalo con PATCH /v1/taxpayers/{cuit}/puntos-de-venta/{number}.',
      en: 'Change it with PATCH /v1/taxpayers/{cuit}/puntos-de-venta/{number}.',
    },
  ),
  'customer.exists': entry(
    409,
    false,
    { es: 'Ya hay un cliente con ese documento.', en: 'There is already a customer with that document.' },
    {
      es: 'Modificá el que indica «customer» con PATCH /v1/customers/{id}.',
      en: 'Change the one named in "customer" with PATCH /v1/customers/{id}.',
    },
  ),
  'key.ended': entry(
    409,
    false,
    { es: 'Esa clave ya venció o fue revocada.', en: 'That key has expired or was revoked.' },
    { es: 'Creá una nueva con POST /v1/api-keys.', en: 'Create a new one with POST /v1/api-keys.' },
  ),
  'idempotency.conflict': entry(
    409,
    false,
    {
      es: 'Esa Idempotency-Key ya se usó con otro contenido.',
      en: 'That Idempotency-Key was already used with another body.',
    },
    { es: 'Usá una clave nueva para un pedido distinto.', en: 'Use a new key for a different request.' },
  ),
  'idempotency.invalid': entry(
    400,
    false,
    {
      es: 'Idempotency-Key debe tener entre 1 y 255 caracteres visibles.',
      en: 'Idempotency-Key must have 1 to 255 visible characters.',
    },
    { es: 'Usá, por ejemplo, un UUID.', en: 'Use, for example, a UUID.' },
  ),
  'idempotency.required': entry(
    400,
    false,
    {
      es: 'En modo real hace falta Idempotency-Key o external_id.',
      en: 'Live mode needs an Idempotency-Key or an external_id.',
    },
    { es: 'Agregá uno de los dos.', en: 'Add one of the two.' },
  ),
  'external_id.exists': entry(
    409,
    false,
    {
      es: 'Ya hay una factura con ese external_id, y no dice lo mismo.',
      en: 'There is already an invoice with that external_id, and it does not say the same.',
    },
    {
      es: 'Si es otra venta, dale otro; si es la misma, ya está: GET /v1/invoices?external_id=….',
      en: 'If it is another sale, give it another; if it is the same, it is there: GET /v1/invoices?external_id=….',
    },
  ),
  'invoice.not_authorized': entry(
    409,
    true,
    { es: 'El comprobante original no está autorizado.', en: 'The original comprobante is not authorised.' },
    { es: 'Esperá a que tenga CAE.', en: 'Wait until it has its CAE.' },
  ),
  'invoice.nothing_left': entry(
    409,
    false,
    {
      es: 'No queda saldo para acreditar en ese comprobante.',
      en: 'Nothing is left to credit on that comprobante.',
    },
    { es: 'Revisá sus notas de crédito.', en: 'Review its credit notes.' },
  ),
  'invoice.not_cancellable': entry(
    409,
    false,
    {
      es: 'Ya se envió a ARCA: no se puede cancelar.',
      en: 'It was already sent to ARCA: it cannot be cancelled.',
    },
    {
      es: 'Si queda autorizada, anulala con una nota de crédito.',
      en: 'If authorised, undo it with a credit note.',
    },
  ),
  'invoice.not_printable': entry(
    409,
    true,
    { es: 'Todavía no tiene CAE.', en: 'It has no CAE yet.' },
    { es: 'Volvé a pedirlo cuando esté autorizada.', en: 'Ask again once it is authorised.' },
  ),
  'lane.not_halted': entry(
    409,
    false,
    { es: 'Esa fila no está detenida.', en: 'That lane is not halted.' },
    { es: 'No hace falta reanudarla.', en: 'It need not be resumed.' },
  ),
  'lane.busy': entry(
    409,
    true,
    {
      es: 'Otra persona está decidiendo sobre esa fila en este momento.',
      en: 'Somebody else is deciding on that lane at this moment.',
    },
    {
      es: 'Mirala de nuevo con GET /v1/lanes/{lane} y, si sigue pendiente, repetí.',
      en: 'Look at it again with GET /v1/lanes/{lane} and repeat if it still waits.',
    },
  ),
  'lane.nothing_to_decide': entry(
    409,
    false,
    { es: 'Ese número no está en duda.', en: 'That number is not in doubt.' },
    {
      es: 'Los que esperan una decisión están en «doubtful_numbers» de GET /v1/lanes/{lane}.',
      en: 'Those that wait for a decision are in "doubtful_numbers" of GET /v1/lanes/{lane}.',
    },
  ),
  'lane.decision_refused': entry(
    409,
    false,
    { es: 'Esa decisión contradice lo que se sabe.', en: 'That decision is against what is known.' },
    {
      es: 'Compará lo que tiene ARCA con la factura y decidí de nuevo.',
      en: 'Compare what ARCA holds with the invoice and decide again.',
    },
  ),
  'lane.changed': entry(
    409,
    false,
    {
      es: 'ARCA tiene ahora otra cosa que la que miraste.',
      en: 'ARCA holds something else now than what you looked at.',
    },
    {
      es: 'Mirá la fila de nuevo con GET /v1/lanes/{lane}?arca=true.',
      en: 'Look at the lane again with GET /v1/lanes/{lane}?arca=true.',
    },
  ),
  'draft.changed': entry(
    409,
    false,
    { es: 'El borrador cambió desde que lo miraste.', en: 'The draft changed since you looked at it.' },
    {
      es: 'Leelo de nuevo y usá su content_hash actual.',
      en: 'Read it again and use its current content_hash.',
    },
  ),
  'draft.issued': entry(
    409,
    false,
    { es: 'Ese borrador ya se emitió.', en: 'That draft was already issued.' },
    { es: 'Mirá la factura que indica «invoice».', en: 'See the invoice named in "invoice".' },
  ),
  'export.unavailable': entry(
    422,
    false,
    {
      es: 'La emisión de comprobantes E todavía no está disponible.',
      en: 'Issuing class E is not available yet.',
    },
    {
      es: 'Podés previsualizarla con /v1/invoices/preview.',
      en: 'You may preview it with /v1/invoices/preview.',
    },
  ),
  'arca.rejected': entry(
    422,
    false,
    { es: 'ARCA no autorizó el comprobante.', en: 'ARCA did not authorise the comprobante.' },
    {
      es: 'Corregí lo que indica «arca» y emitilo de nuevo.',
      en: 'Mend what "arca" says and issue it again.',
    },
  ),
  'padron.unavailable': entry(
    503,
    true,
    { es: 'El padrón de ARCA no responde.', en: "ARCA's padrón does not answer." },
    { es: 'Probá de nuevo en unos minutos.', en: 'Try again in a few minutes.' },
  ),
  'link.invalid': entry(
    404,
    false,
    { es: 'El enlace no es válido o fue revocado.', en: 'The link is not valid or was revoked.' },
    { es: 'Pedile uno nuevo a quien te facturó.', en: 'Ask the issuer for a new one.' },
  ),
  'certificate.invalid': entry(
    422,
    false,
    { es: 'El certificado no sirve.', en: 'The certificate cannot be used.' },
    { es: 'Subí el que corresponde.', en: 'Upload the right one.' },
  ),
  'webhook.too_many': entry(
    409,
    false,
    {
      es: 'La organización ya tiene todos los destinos de webhooks que puede tener.',
      en: 'The organisation has as many webhook endpoints as it may.',
    },
    { es: 'Borrá alguno que no uses.', en: 'Delete one that you do not use.' },
  ),
  'webhook.rotating': entry(
    409,
    true,
    {
      es: 'El secreto se cambió demasiadas veces seguidas: los anteriores todavía firman.',
      en: 'The secret was changed too often in a row: former ones still sign.',
    },
    {
      es: 'Probá después de «until», cuando deje de firmar el próximo.',
      en: 'Try after "until", when the next of them stops signing.',
    },
  ),
  'webhook.attempting': entry(
    409,
    true,
    {
      es: 'Ese aviso se está mandando en este momento.',
      en: 'This delivery is being attempted right now.',
    },
    { es: 'Mirá cómo termina y probá de nuevo.', en: 'See how it ends and try again.' },
  ),
  'webhook.disabled': entry(
    409,
    false,
    {
      es: 'Ese destino de webhooks está desactivado: no se le manda nada.',
      en: 'This webhook endpoint is disabled: it is told nothing.',
    },
    { es: 'Activalo con «enabled»: true.', en: 'Enable it with "enabled": true.' },
  ),
  'webhook.replaying': entry(
    409,
    true,
    {
      es: 'Ya se están repitiendo tantos pedidos de avisos como se puede a la vez.',
      en: 'As many requests to be told again are under way as may be at once.',
    },
    { es: 'Esperá a que termine alguno, o cancelalo.', en: 'Wait for one of them to end, or cancel it.' },
  ),
  'webhook.forgotten': entry(
    409,
    false,
    {
      es: 'Lo que se avisó pasó hace demasiado: ya no se guarda para volver a avisarlo.',
      en: 'What was told happened too long ago: it is no longer kept to be told again.',
    },
    { es: 'Leé la factura misma: dice cómo está.', en: 'Read the invoice itself: it says how it stands.' },
  ),
  'webhook.elsewhere': entry(
    503,
    false,
    {
      es: 'Este proceso no sabe dónde está el servicio de webhooks.',
      en: 'This process does not know where the webhook service is.',
    },
    {
      es: 'Pedile a quien opera la plataforma que diga ARCA_WEBHOOKS_URL.',
      en: 'Ask whoever operates the platform to tell ARCA_WEBHOOKS_URL.',
    },
  ),
  'rate.limited': entry(
    429,
    true,
    { es: 'Demasiados pedidos.', en: 'Too many requests.' },
    {
      es: 'Esperá los segundos de Retry-After y repetilo con la misma Idempotency-Key: no se hizo nada.',
      en: 'Wait the seconds of Retry-After and repeat it with the same Idempotency-Key: nothing was done.',
    },
  ),
  'rate.crowded': entry(
    429,
    true,
    {
      es: 'La organización tiene demasiados pedidos en curso a la vez.',
      en: 'The organisation has too many requests under way at once.',
    },
    {
      es: 'Mandá menos a la vez, o un lote; repetilo con la misma Idempotency-Key: no se hizo nada.',
      en: 'Send fewer at once, or a batch; repeat it with the same Idempotency-Key: nothing was done.',
    },
  ),
  'service.unavailable': entry(
    503,
    true,
    { es: 'El servicio no puede responder ahora.', en: 'The service cannot answer now.' },
    { es: 'Probá de nuevo en unos segundos.', en: 'Try again in a few seconds.' },
  ),
  'service.crowded': entry(
    503,
    true,
    { es: 'Hay demasiados pedidos en curso.', en: 'Too many requests are under way.' },
    {
      es: 'Esperá lo que indica Retry-After y repetilo: no se hizo nada.',
      en: 'Wait as told by Retry-After and repeat it: nothing was done.',
    },
  ),
  'service.outcome_unknown': entry(
    503,
    false,
    {
      es: 'Se cortó la conexión con la base mientras se guardaba: no se sabe si el pedido se hizo.',
      en: 'The connection to the database was lost while saving: whether your request was done is unknown.',
    },
    {
      es: 'Repetilo con la misma Idempotency-Key; sin ella, fijate primero si quedó hecho.',
      en: 'Repeat it with the same Idempotency-Key; without one, look first whether it was done.',
    },
  ),
  'defect.internal': entry(
    500,
    true,
    { es: 'Algo falló de nuestro lado.', en: 'Something failed on our side.' },
    {
      es: 'Probá de nuevo; si sigue, avisanos con el request_id.',
      en: 'Try again; if it goes on, tell us the request_id.',
    },
  ),
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof REFUSALS;

/** What may travel with a refusal. */
export interface RefusalDetail {
  /** What exactly, in public words; left out, the catalogue's own sentence is enough. */
  readonly detail?: Words | undefined;
  /** What to do, where it is known better than the catalogue's own sentence says. */
  readonly fix?: Words | undefined;
  readonly faults?: readonly Fault[] | undefined;
  /** ARCA's own codes and words, whole. */
  readonly arca?: readonly { readonly code: number; readonly message: string }[] | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Public members added to the problem document, such as `{ invoice: 'inv_…' }`. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  /** For the log, never for the client. */
  readonly cause?: unknown;
}

/**
 * Thrown where a request will not be done; the door turns it into a problem document.
 *
 * @example
 * throw new Refusal('resource.not_found');
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;

  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

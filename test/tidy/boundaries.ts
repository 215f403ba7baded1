/** Who may import whom: the arrows of the house, as data. */

/** Workspace → the workspaces its code may import. Those that are not listed may import everything. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  platform: [],
  'arca-soap': [],
  'arca-simulator': [],
  contract: ['domain'],
  sdk: ['contract'],
  'services/api': ['domain', 'contract', 'platform'],
  'services/arca-gateway': ['domain', 'contract', 'platform', 'arca-soap'],
  'services/webhooks': ['domain', 'contract', 'platform'],
  'services/analytics': ['domain', 'contract', 'platform'],
  'services/connectors': ['domain', 'contract', 'platform'],
  'services/invoice-generator': ['domain', 'contract', 'platform'],
  'services/mcp': ['domain', 'contract', 'platform'],
  'services/dashboard': ['domain', 'contract'],
};

/** What tests may import besides: the pretended ARCA, to speak with. */
export const ARROWS_OF_TESTS: Readonly<Record<string, readonly string[]>> = {
  'services/arca-gateway': ['arca-simulator'],
};

/** Everything of the root that may see everything. */
export const ROOFS: readonly string[] = ['app', 'test', 'bench', 'docs', 'deploy'];

/** Names of files of `platform` that bind a port to something of this world: only a roof may choose one. */
export const DRIVERS =
  /^platform\/(redis\/open-redis|[a-z]+\/(with-fallback|in-blocks|carried-signals|system|simulated|seeded|pglite|postgres|redis|bullmq|s3|disk|memory|pino|silent|undici-fetch|inject-fetch|pinned-post|ask-names|template|prometheus|open-telemetry|memory-tracer|table|signals|outbox|relay))\.ts$/;

/** ARCA's names on the wire, which stop at the two translators. */
export const WIRE_NAMES =
  /\b(Cbte(Tipo|Fch|Desde|Hasta|Nro|sAsoc|Asoc)|CantReg|PtoVta|Doc(Tipo|Nro)|Imp(Total|TotConc|Neto|OpEx|Trib|IVA)|Mon(Id|Cotiz)|CanMisMonExt|CondicionIVAReceptorId|FchServ(Desde|Hasta)|FchVtoPago|FchProceso|AlicIva|BaseImp|CAEFchVto|CodAutorizacion|EmisionTipo|FECAE\w*|FEComp\w+|FEParam\w+|FEDet\w+|FECab\w+|FEX\w+|idPersona|tipoPersona)\b/g;

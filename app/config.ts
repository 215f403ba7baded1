/** The only reader of the environment: typed, documented, all faults reported together. */
import { parseArgs } from 'node:util';
import type { LimitsConfig } from '@arca-api/api/config';
import { apartFaults } from './apart-faults.ts';
import { ADDRESS_SETTINGS, type Addresses, readAddresses } from './arca-addresses.ts';
import { ConfigFaults } from './config-faults.ts';
import { flagFault } from './flag-fault.ts';
import { LIMIT_SETTINGS, readLimits, readTrustProxy } from './limit-settings.ts';
import { type MasterKeys, readMasterKey, readMasterKeys } from './master-keys.ts';
import { PART_NAMES, type Parts, readParts } from './parts.ts';
import { RETENTION_SETTINGS, type Retention, readRetention } from './retention-settings.ts';
import { readS3, S3_SETTINGS, type S3Settings } from './s3-settings.ts';
import { FILE_SETTINGS, readSecretFiles } from './secret-files.ts';
import { readWebhookSettings, WEBHOOK_SETTINGS, type WebhookSettings } from './webhook-settings.ts';

export interface Config {
  /** Folder of everything the embedded stores keep. */
  readonly data: string;
  /** A served PostgreSQL; `null`: the embedded one, in `data`. */
  readonly databaseUrl: string | null;
  /** Connections to it at most. */
  readonly databaseConnections: number;
  /** A Redis that processes share; `null`: none, and each keeps its own cache and counts. */
  readonly redisUrl: string | null;
  /** Begins every key and channel there: whoever shares it shares cache, counts and signals. */
  readonly redisPrefix: string;
  /** A bucket that processes share for their files; `null`: a folder in `data`. */
  readonly s3: S3Settings | null;
  /** What this process is made of; `null`: everything, the simulator included. */
  readonly services: Parts | null;
  /** Where a gateway answers that is not in this process, `http://host:port`. */
  readonly gatewayUrls: readonly string[];
  /** Where our own services and probes reach this process; `null`: nowhere but within. */
  readonly internalPort: number | null;
  /** Port of the API; 0 takes a free one. */
  readonly port: number;
  /** Address the API listens on. */
  readonly host: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Address under which the API is reached from outside; `null`: the one it listens on. */
  readonly publicUrl: string | null;
  /** `null`: those of a file in `data`. */
  readonly masterKeys: MasterKeys | null;
  /** Where test mode finds ARCA's services; those left out are the built-in simulator's. */
  readonly arcaUrls: ArcaUrls;
  /** The simulator of test mode: in this process, at an address of its own, or none. */
  readonly simulator: SimulatorPlace;
  /** Where ARCA's own environments are; those left out are where ARCA publishes them. */
  readonly addresses: Addresses;
  /** Milliseconds the built-in simulator takes to answer. */
  readonly simulatorLatencyMs: number;
  /** Lanes of one organisation moved at once; `null`: what the API has for its default. */
  readonly lanesPerOrganization: number | null;
  /** Seconds for which a process that was asked to stop says so to probes and goes on serving. */
  readonly drainSeconds: number;
  /** Seconds it has after that for what is under way; whatever is left is cut short. */
  readonly stopSeconds: number;
  /** Where a collector of OpenTelemetry takes traces; `null`: there are none. */
  readonly tracesUrl: string | null;
  /** How this process is called there. */
  readonly tracesService: string;
  /** The part of traces that is recorded, of 1. */
  readonly tracesRatio: number;
  /** Port of the numbers that operators watch; `null`: nothing is counted. */
  readonly metricsPort: number | null;
  /** Address they are told on. */
  readonly metricsHost: string;
  /** How much may be asked of the API; what is left out has its default. */
  readonly limits: Partial<LimitsConfig>;
  /** How long what is stored is kept. */
  readonly retention: Retention;
  /** How customers' systems are told. */
  readonly webhooks: WebhookSettings;
  /** Where an engine of webhooks answers that is not in this process, `http://host:port`. */
  readonly webhooksUrls: readonly string[];
  /** Proxies whose word is taken for the address of whoever asks, with commas; `null`: none. */
  readonly trustProxy: string | null;
  /** When the command was given, in milliseconds since the epoch, install included. */
  readonly launchedAt: number | null;
  /** What an operator should know, and nothing is refused for. */
  readonly warnings: readonly string[];
  readonly once: boolean;
  readonly json: boolean;
  readonly demo: boolean;
}

export type SimulatorPlace =
  | { readonly kind: 'included' }
  | { readonly kind: 'at'; readonly origin: string; readonly token: string | null }
  | { readonly kind: 'none' };

export interface ArcaUrls {
  readonly wsaa: string | null;
  readonly wsfe: string | null;
  readonly wsfex: string | null;
  readonly wscdc: string | null;
  readonly padron: string | null;
}

export { ConfigFaults };

/** Every setting: its name in the environment, and what it does. Flags of the command line win. */
export const SETTINGS = {
  ARCA_DATA: 'Carpeta de datos (--data). Por defecto: data',
  DATABASE_URL:
    'PostgreSQL 15 o posterior: postgres://usuario:clave@host:5432/base. Por defecto: la base incluida, en la carpeta de datos',
  ARCA_DATABASE_CONNECTIONS:
    'Conexiones a ese PostgreSQL, como mucho. Por defecto: 10; 12 si el proceso es toda la plataforma, 4 si es sólo webhooks',
  REDIS_URL:
    'Redis 6 o posterior, que puede perderse en cualquier momento: redis://usuario:clave@host:6379/0 o rediss://. Sólo con DATABASE_URL. Por defecto: ninguno',
  ARCA_REDIS_PREFIX:
    'Con qué empiezan las claves y los canales en ese Redis: distinto para cada instalación que lo comparte. Por defecto: arca:',
  ...S3_SETTINGS,
  ARCA_SERVICES:
    'Qué levanta este proceso (--services): api, api:doors, api:issuing, arca-gateway, webhooks, separados por comas. Por defecto: todo',
  ARCA_GATEWAY_URL:
    'Dónde responde arca-gateway cuando está en otro proceso; varias direcciones separadas por comas se turnan',
  ARCA_WEBHOOKS_URL:
    'Dónde responde webhooks cuando está en otro proceso; varias direcciones separadas por comas se turnan',
  ARCA_INTERNAL_PORT:
    'Puerto para los demás servicios y las sondas /health/live y /health/ready (--internal-port). Por defecto: 8011 donde no está la API',
  ARCA_PORT: 'Puerto de la API (--port); 0 toma uno libre. Por defecto: 8010',
  ARCA_HOST: 'Dirección en la que escucha la API (--host). Por defecto: 127.0.0.1',
  ARCA_PUBLIC_URL: 'Dirección con la que se llega a la API desde afuera (enlaces públicos)',
  ARCA_LOG: 'debug, info, warn, error o silent. Por defecto: warn',
  ARCA_MASTER_KEY:
    'Clave maestra de 32 bytes, en hexadecimal o base64. Por defecto: un archivo en la carpeta de datos',
  ARCA_PREVIOUS_MASTER_KEYS:
    'Otras claves maestras que todavía abren lo que cerraron, separadas por comas, mientras se cambia la clave maestra (arca rotate-keys)',
  ARCA_URL_WSAA: 'Dirección de WSAA para el modo de prueba. Por defecto: el simulador incluido',
  ARCA_URL_WSFEV1: 'Dirección de WSFEv1 para el modo de prueba',
  ARCA_URL_WSFEXV1: 'Dirección de WSFEXv1 (exportación) para el modo de prueba',
  ARCA_URL_WSCDC: 'Dirección de WSCDC (constatación de comprobantes) para el modo de prueba',
  ARCA_URL_WS_SR_CONSTANCIA_INSCRIPCION:
    'Dirección del padrón (constancia de inscripción) para el modo de prueba',
  ...ADDRESS_SETTINGS,
  ...FILE_SETTINGS,
  ARCA_SIMULATOR_URL:
    'Dirección de un simulador en otro proceso, o none: sin modo de prueba. Por defecto: el incluido',
  ARCA_SIMULATOR_TOKEN: 'La que pide el control de ese simulador (su --token)',
  ARCA_SIMULATOR_LATENCY_MS: 'Milisegundos que tarda en responder el simulador incluido. Por defecto: 0',
  ARCA_LANES_PER_ORGANIZATION:
    'Filas de una misma organización que avanzan a la vez, de 1 a 64 en total. Por defecto: 48',
  ARCA_DRAIN_SECONDS:
    'Al pedirle que termine: segundos en los que /health/ready responde 503 y el proceso sigue atendiendo. Por defecto: 0',
  ARCA_STOP_SECONDS:
    'Segundos que tiene después para terminar lo que está en curso; lo que quede lo retoma otro. Por defecto: 10',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'Colector de OpenTelemetry (OTLP por HTTP), como http://127.0.0.1:4318. Por defecto: no hay trazas',
  OTEL_SERVICE_NAME: 'Nombre de este proceso en las trazas. Por defecto: arca-api',
  OTEL_TRACES_SAMPLER_ARG: 'Parte de las trazas que se guarda, de 0 a 1. Por defecto: 1',
  ARCA_METRICS_PORT:
    'Puerto de las métricas para Prometheus, en /metrics; 0 toma uno libre. Por defecto: no hay métricas',
  ARCA_METRICS_HOST: 'Dirección de las métricas. Por defecto: 127.0.0.1',
  ...LIMIT_SETTINGS,
  ...RETENTION_SETTINGS,
  ...WEBHOOK_SETTINGS,
  ARCA_API: 'Dirección de la API para las órdenes que le hablan (--api). Por defecto: la que levantó --data',
  ARCA_KEY: 'Clave de API para esas órdenes (--key). Por defecto: la de la carpeta de datos',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

export function readConfig(args: readonly string[], environment: Environment): Config {
  const faults: string[] = [];
  const flags = readFlags(args, faults);
  const warnings: string[] = [];
  const told = readSecretFiles(environment, faults, warnings);
  const setting = (name: keyof typeof SETTINGS): string | undefined => told[name]?.trim() || undefined;

  const readOptional = (
    name: keyof typeof SETTINGS,
    min: number,
    max: number,
    flag?: string,
  ): number | null => {
    const told = flag ?? setting(name);
    return told === undefined ? null : readInteger(name, told, min, max, faults);
  };

  const services = readServices(flags.services ?? setting('ARCA_SERVICES'), faults);
  const limits = {
    text: setting,
    integer: readOptional,
    fault: (message: string) => void faults.push(message),
  };

  const config: Config = {
    services,
    gatewayUrls: readUrls('ARCA_GATEWAY_URL', setting('ARCA_GATEWAY_URL'), faults),
    internalPort:
      readOptional('ARCA_INTERNAL_PORT', 0, 65_535, flags['internal-port']) ??
      (services === null || services.has('api:doors') ? null : 8011),
    simulator: readSimulator(setting('ARCA_SIMULATOR_URL'), setting('ARCA_SIMULATOR_TOKEN'), faults),
    data: flags.data ?? setting('ARCA_DATA') ?? 'data',
    databaseUrl: readDatabaseUrl(setting('DATABASE_URL'), faults),
    databaseConnections: readInteger(
      'ARCA_DATABASE_CONNECTIONS',
      setting('ARCA_DATABASE_CONNECTIONS') ?? connectionsOf(services),
      1,
      1000,
      faults,
    ),
    redisUrl: readRedisUrl(setting('REDIS_URL'), setting('DATABASE_URL'), faults),
    redisPrefix: readPrefix(setting('ARCA_REDIS_PREFIX') ?? 'arca:', faults),
    s3: readS3(setting, faults),
    port: readInteger('--port / ARCA_PORT', flags.port ?? setting('ARCA_PORT') ?? '8010', 0, 65_535, faults),
    host: flags.host ?? setting('ARCA_HOST') ?? '127.0.0.1',
    logLevel: readLevel(setting('ARCA_LOG') ?? 'warn', faults),
    publicUrl: readUrl('ARCA_PUBLIC_URL', setting('ARCA_PUBLIC_URL'), faults)?.replace(/\/+$/, '') ?? null,
    masterKeys: readKeys(setting, told, faults),
    arcaUrls: {
      wsaa: readUrl('ARCA_URL_WSAA', setting('ARCA_URL_WSAA'), faults),
      wsfe: readUrl('ARCA_URL_WSFEV1', setting('ARCA_URL_WSFEV1'), faults),
      wsfex: readUrl('ARCA_URL_WSFEXV1', setting('ARCA_URL_WSFEXV1'), faults),
      wscdc: readUrl('ARCA_URL_WSCDC', setting('ARCA_URL_WSCDC'), faults),
      padron: readUrl(
        'ARCA_URL_WS_SR_CONSTANCIA_INSCRIPCION',
        setting('ARCA_URL_WS_SR_CONSTANCIA_INSCRIPCION'),
        faults,
      ),
    },
    addresses: readAddresses((name) => readUrl(name, setting(name), faults)),
    simulatorLatencyMs: readInteger(
      'ARCA_SIMULATOR_LATENCY_MS',
      setting('ARCA_SIMULATOR_LATENCY_MS') ?? '0',
      0,
      600_000,
      faults,
    ),
    lanesPerOrganization: readOptional('ARCA_LANES_PER_ORGANIZATION', 1, 64),
    drainSeconds: readOptional('ARCA_DRAIN_SECONDS', 0, 3_600) ?? 0,
    stopSeconds: readOptional('ARCA_STOP_SECONDS', 1, 3_600) ?? 10,
    tracesUrl: readTracesUrl(setting('OTEL_EXPORTER_OTLP_ENDPOINT'), faults),
    tracesService: setting('OTEL_SERVICE_NAME') ?? 'arca-api',
    tracesRatio: readRatio('OTEL_TRACES_SAMPLER_ARG', setting('OTEL_TRACES_SAMPLER_ARG') ?? '1', faults),
    metricsPort: readOptional('ARCA_METRICS_PORT', 0, 65_535),
    metricsHost: setting('ARCA_METRICS_HOST') ?? '127.0.0.1',
    trustProxy: readTrustProxy(limits),
    limits: readLimits(limits),
    retention: readRetention(readOptional),
    webhooks: readWebhookSettings(setting, readOptional, faults),
    webhooksUrls: readUrls('ARCA_WEBHOOKS_URL', setting('ARCA_WEBHOOKS_URL'), faults),
    launchedAt: Number(environment['ARCA_LAUNCHED_AT']) || null,
    warnings,
    once: flags.once === true,
    json: flags.json === true,
    // There is nothing to try it on where test mode has no ARCA.
    demo: flags['no-demo'] !== true && setting('ARCA_SIMULATOR_URL') !== 'none',
  };
  faults.push(...apartFaults(config));
  if (faults.length > 0) throw new ConfigFaults(faults);
  return config;
}

/** Enough for what a process does at once; who tells the news works in groups. */
function connectionsOf(services: Parts | null): string {
  if (services === null) return '12';
  return services.has('webhooks') && services.size === 1 ? '4' : '10';
}

function readFlags(args: readonly string[], faults: string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        services: { type: 'string' },
        'internal-port': { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        once: { type: 'boolean' },
        json: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    faults.push(flagFault(error));
    return {};
  }
}

function readInteger(name: string, text: string, min: number, max: number, faults: string[]): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  faults.push(`${name}: «${text}» no es un entero entre ${min} y ${max}.`);
  return min;
}

function readLevel(text: string, faults: string[]): Config['logLevel'] {
  const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
  const level = levels.find((candidate) => candidate === text);
  if (level === undefined) faults.push(`ARCA_LOG: «${text}» no es uno de ${levels.join(', ')}.`);
  return level ?? 'warn';
}

/** The address of all signals, with the path of traces after it, as OpenTelemetry has it. */
function readTracesUrl(text: string | undefined, faults: string[]): string | null {
  const url = readUrl('OTEL_EXPORTER_OTLP_ENDPOINT', text, faults);
  return url === null ? null : `${url.replace(/\/+$/, '')}/v1/traces`;
}

function readRatio(name: string, text: string, faults: string[]): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value <= 1) return value;
  faults.push(`${name}: «${text}» no es un número de 0 a 1.`);
  return 1;
}

function readUrl(name: string, text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  faults.push(`${name}: «${text}» no es una dirección http(s).`);
  return null;
}

function readServices(text: string | undefined, faults: string[]): Parts | null {
  if (text === undefined) return null;
  const parts = readParts(text);
  if (parts === null)
    faults.push(`--services / ARCA_SERVICES: «${text}» no es una lista de ${PART_NAMES.join(', ')}.`);
  return parts;
}

/** Addresses of processes, without a path of their own. */
function readUrls(name: string, text: string | undefined, faults: string[]): readonly string[] {
  const urls = (text ?? '').split(',').flatMap((url) => url.trim() || []);
  return urls.flatMap((url) => readUrl(name, url, faults)?.replace(/\/+$/, '') ?? []);
}

function readSimulator(url: string | undefined, token: string | undefined, faults: string[]): SimulatorPlace {
  if (url === undefined) return { kind: 'included' };
  if (url === 'none') return { kind: 'none' };
  const origin = readUrl('ARCA_SIMULATOR_URL', url, faults)?.replace(/\/+$/, '');
  return { kind: 'at', origin: origin ?? '', token: token ?? null };
}

function readDatabaseUrl(text: string | undefined, faults: string[]): string | null {
  if (text === undefined) return null;
  if (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  // The value itself is never repeated: it has a password.
  faults.push('DATABASE_URL: no es una dirección como postgres://usuario:clave@host:5432/base.');
  return null;
}

function readRedisUrl(
  text: string | undefined,
  database: string | undefined,
  faults: string[],
): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  // The value itself is never repeated: it has a password.
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '')
    faults.push('REDIS_URL: no es una dirección como redis://usuario:clave@host:6379/0.');
  // Processes that share a Redis share a database, and the included one has one process.
  else if (database !== undefined) return text;
  return null;
}

function readPrefix(text: string, faults: string[]): string {
  if (!/^[\w.:-]{1,64}$/.test(text))
    faults.push(
      `ARCA_REDIS_PREFIX: «${text}» no son hasta 64 letras sin acento, números, «_», «.», «:» o «-».`,
    );
  return text;
}

function readKeys(
  setting: (name: 'ARCA_MASTER_KEY' | 'ARCA_PREVIOUS_MASTER_KEYS') => string | undefined,
  told: Environment,
  faults: string[],
): MasterKeys | null {
  const text = setting('ARCA_MASTER_KEY');
  const former = setting('ARCA_PREVIOUS_MASTER_KEYS');
  const previous = readMasterKeys('ARCA_PREVIOUS_MASTER_KEYS', former ?? '', faults);
  if (text === undefined) {
    if (former !== undefined)
      faults.push(
        'ARCA_PREVIOUS_MASTER_KEYS: falta ARCA_MASTER_KEY. En una carpeta de datos, las anteriores están en master.key. / ARCA_MASTER_KEY is missing.',
      );
    return null;
  }
  const file = told['ARCA_MASTER_KEY_FILE']?.trim() ?? '';
  const current = readMasterKey(text);
  if (current !== null)
    return { current, previous, from: file === '' ? 'ARCA_MASTER_KEY' : `ARCA_MASTER_KEY_FILE (${file})` };
  // The value itself is never repeated: it is a secret.
  faults.push('ARCA_MASTER_KEY: no son 32 bytes en hexadecimal o base64.');
  return null;
}

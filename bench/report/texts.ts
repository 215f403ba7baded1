/** What the page on performance says in words, in both languages. */
import { signOf, type Target, type Words } from '../catalogue.ts';

const words = (es: string, en: string): Words => ({ es, en });

interface ProgramFigure {
  readonly figure: string;
  readonly words: Words;
}

const PROGRAMS: Readonly<
  Record<'pdf' | 'soap' | 'simulator' | 'webhooks' | 'fleet', readonly ProgramFigure[]>
> = {
  pdf: [
    {
      figure: 'per_second',
      words: words(
        'Comprobantes A4 dibujados por segundo, un núcleo',
        'A4 comprobantes drawn a second, one core',
      ),
    },
    { figure: 'cpu_ms', words: words('ms de CPU de cada uno', 'ms of CPU each') },
  ],
  soap: [
    {
      figure: 'single_cpu_ms',
      words: words('`arca-soap`, una por llamada: ms de CPU', '`arca-soap`, one a call: ms of CPU'),
    },
    {
      figure: 'batch_cpu_ms',
      words: words(
        '`arca-soap`, en lotes de 250: ms de CPU cada una',
        '`arca-soap`, in batches of 250: ms of CPU each',
      ),
    },
    ...['@arcasdk/core', 'afip.ts', 'facturajs'].map((name) => ({
      figure: `others_cpu_ms.${name}`,
      words: words(`\`${name}\`: ms de CPU cada una`, `\`${name}\`: ms of CPU each`),
    })),
    { figure: 'import.import_ms', words: words('Importar `arca-soap`: ms', 'Importing `arca-soap`: ms') },
  ],
  simulator: [
    {
      figure: 'in_memory.batches.per_core_second',
      words: words(
        'Simulador: comprobantes por segundo de un núcleo, en lotes',
        'Simulator: comprobantes a second of one core, in batches',
      ),
    },
  ],
  fleet: [
    ...[1, 2, 4].flatMap((workers): readonly ProgramFigure[] => [
      {
        figure: `issuing-${workers}.cpu_ms_each`,
        words: words(
          `Procesos separados sobre PostgreSQL, emisores: ${workers}: ms de CPU de todos ellos por comprobante`,
          `Separate processes on PostgreSQL, issuing workers: ${workers}: ms of CPU an invoice, of all of them`,
        ),
      },
      ...(workers === 1
        ? []
        : [
            {
              figure: `issuing-${workers}.times_cpu`,
              words: words(
                `${workers} emisores: en veces lo que cuesta con uno (meta: parejo)`,
                `${workers} issuing workers: in times what it is with one (to reach: constant)`,
              ),
            },
          ]),
    ]),
    {
      figure: 'lists-beside-issuing.p50_ms',
      words: words(
        '`GET /v1/invoices`, 300 por segundo junto a 50 comprobantes por segundo: ms en la mediana',
        '`GET /v1/invoices`, 300 a second beside 50 invoices a second: ms at the median',
      ),
    },
    {
      figure: 'lists-beside-issuing.p99_ms',
      words: words(
        '`GET /v1/invoices`, a ese ritmo: ms en el percentil 99, mediana de tres corridas de 30 s (meta ≤ 25)',
        '`GET /v1/invoices`, at that pace: ms at the 99th percentile, median of three runs of 30 s (to reach: ≤ 25)',
      ),
    },
  ],
  webhooks: (['embedded', 'postgres'] as const).flatMap((store) => {
    const where = words(
      `Webhooks, ${store === 'embedded' ? 'base embebida' : 'PostgreSQL'}`,
      `Webhooks, ${store === 'embedded' ? 'embedded database' : 'PostgreSQL'}`,
    );
    const told = (figure: string, es: string, en: string): ProgramFigure => ({
      figure: `${store}.${figure}`,
      words: words(`${where.es}: ${es}`, `${where.en}: ${en}`),
    });
    return [
      told('paced.events_a_second', 'avisos por segundo, a ritmo parejo', 'events a second, at an even pace'),
      told(
        'paced.p50_ms',
        'del commit al primer intento, ms en la mediana (meta ≤ 50 con 500 por segundo)',
        'from the commit to the first attempt, ms at the median (to reach: ≤ 50 with 500 a second)',
      ),
      told(
        'paced.p99_ms',
        'lo mismo en el percentil 99 (meta ≤ 500)',
        'the same at the 99th percentile (to reach: ≤ 500)',
      ),
      told('paced.cpu_ms_each', 'ms de CPU de cada entrega', 'ms of CPU a delivery'),
      told(
        'flood.a_second',
        'entregas por segundo a quien tarda 20 ms, todas a la vez',
        'deliveries a second to endpoints that take 20 ms, all at once',
      ),
      told(
        'flood.of_loop',
        'parte de lo que logra un lazo que firma y manda sin guardar nada (meta ≥ 0,6)',
        'share of what a loop does that signs and posts and keeps nothing (to reach: ≥ 0.6)',
      ),
      told(
        'dead.times_quiet',
        'p99 de los demás junto a quien no responde nunca, en veces (meta ≤ 2)',
        "others' p99 beside one that never answers, in times (to reach: ≤ 2)",
      ),
    ];
  }),
};

export const TEXTS = {
  title: words('Rendimiento', 'Performance'),
  twin: words('_[In English](performance.md)_', '_[En castellano](rendimiento.md)_'),
  generated: words(
    'Esta página se genera con `npx node bench/report/generate.ts` a partir de lo que guarda `npm run bench` en `bench/results/`; no se edita a mano.',
    'This page is written by `npx node bench/report/generate.ts` from what `npm run bench` keeps in `bench/results/`; it is not edited by hand.',
  ),
  measured: words('Medido el {date} en la versión {commit}.', 'Measured on {date} at commit {commit}.'),
  how: words(
    'La plataforma, el ARCA simulado y quien carga son tres procesos sobre la misma máquina, así que compiten por sus núcleos. La CPU es la del proceso de la plataforma, con la base embebida adentro; ni la del simulador ni la del servidor de PostgreSQL. Todo pasa por la API REST, con HTTP y una clave de verdad, y lo respondido está grabado en disco. Una autorizada es un 201 con su CAE. De las ráfagas se dice la mediana de tres.',
    "The platform, the pretended ARCA and the driver are three processes on the same machine, so they compete for its cores. CPU is that of the platform's process, the embedded database included; neither the simulator's nor the PostgreSQL server's. Everything goes through the REST API, over HTTP and with a real key, and what was answered is on the disk. Authorised means a 201 with its CAE. Of bursts the median of three is told.",
  ),
  reached: words('Lo que había que alcanzar', 'What was to be reached'),
  what: words('Qué', 'What'),
  target: words('Meta', 'To reach'),
  embedded: words('base embebida', 'embedded database'),
  postgres: words('PostgreSQL', 'PostgreSQL'),
  missed: words('no alcanzado', 'missed'),
  beside: words('Al lado de otras bibliotecas', 'Beside other libraries'),
  besideHow: words(
    'En la misma corrida, contra el mismo simulador, cada una en su propio proceso. Lo nuestro es una plataforma entera con su base de datos; lo de ellas, una biblioteca dentro de quien la llama, que no guarda nada: su CPU no incluye base ni API.',
    'In the same run, against the same simulator, each in a process of its own. Ours is a whole platform with its database; theirs is a library inside its caller, which keeps nothing: their CPU includes neither database nor API.',
  ),
  besideNotes: words(
    '`@afipsdk/afip.js` es el cliente de un servicio pago: acá ese servicio se reemplaza por uno que pasa cada llamada a ARCA y no cuesta nada, así que sus tiempos son un piso y sus logins no son suyos. «Respuesta perdida»: ARCA autoriza, la respuesta se corta, y quien llamó reintenta lo que se le dijo que falló. «ARCA no responde nunca»: a las bibliotecas se las espera 45 s; la plataforma responde a los 8 s que la factura sigue su curso, la da por dudosa a los 60 s y, cuando ARCA vuelve, la resuelve leyendo; cuánto tarda depende de cuándo le toca volver a preguntar, que es a lo sumo cada 37 s.',
    '`@afipsdk/afip.js` is the client of a paid service: here that service is stood for by one that passes each call on to ARCA and costs nothing, so its times are a floor and its logins are not its own. “Answer lost”: ARCA authorises, the answer breaks off, and the caller tries again what it was told had failed. “ARCA never answers”: the libraries are waited for 45 s; the platform answers after 8 s that the invoice is on its way, holds it in doubt after 60 s and, once ARCA is back, settles it by reading; how long that takes depends on when it asks again, which is every 37 s at most.',
  ),
  bounds: words('Qué lo limita', 'What bounds it'),
  yardstick: words(
    'Al empezar, {load} procesos querían un núcleo. Un trabajo fijo (`bench/yardstick.ts`) costó {before} ms de CPU antes y {after} después: con él se comparan corridas de máquinas más o menos ocupadas.',
    'When it began, {load} processes wanted a core. A fixed piece of work (`bench/yardstick.ts`) cost {before} ms of CPU before and {after} after: compare runs of busier and quieter machines by it.',
  ),
  cores: words(
    'De un núcleo, la plataforma ocupó {platform}, quien carga {driver} y el simulador {simulator}.',
    'Of one core the platform took {platform}, the driver {driver} and the simulator {simulator}.',
  ),
  growth: words('Con cada vez más guardado', 'With ever more stored'),
  growthHow: words(
    'El mismo trabajo sobre PostgreSQL (100 de un cliente, una tras otra, y 500 a la vez, con un ARCA que responde al instante), por turnos, al lado de lo guardado: copias de una factura emitida de verdad, con su pedido, sus intentos, sus avisos y sus intercambios con ARCA, de {tenants} organizaciones desparejas: la décima parte tiene casi la mitad. Entre paréntesis, cuántas veces lo de la menor. Meta: a lo sumo ×1,1 de CPU.',
    'The same work on PostgreSQL (100 of one caller, one after another, and 500 at once, with an ARCA that answers at once), in turns, beside what is stored: copies of an invoice really issued, with its request, its tries, its events and its exchanges with ARCA, of {tenants} uneven organisations: the tenth part of them has almost half. In brackets, how many times that of the least. To reach: at most ×1.1 of CPU.',
  ),
  growthColumns: {
    stored: words('Guardadas', 'Stored'),
    gigabytes: words('GB', 'GB'),
    ms_each: words('ms cada una', 'ms each'),
    cpu_ms_each: words('ms de CPU cada una', 'ms of CPU each'),
    ms_each_of_500: words('500 a la vez: ms cada una', '500 at once: ms each'),
    cpu_ms_each_of_500: words('500 a la vez: ms de CPU cada una', '500 at once: ms of CPU each'),
  },
  lists: words('Listas y búsquedas', 'Lists and searches'),
  listsHow: words(
    '`GET /v1/invoices` sobre PostgreSQL con {stored} facturas guardadas ({gigabytes} GB; sin sus intercambios con ARCA), de un cliente con {large} y de otro con {small}: cada pregunta por turnos, por HTTP, con una clave de verdad. Meta: p95 de 50 ms. Los planes (`EXPLAIN (ANALYZE, BUFFERS)`) de cada pregunta están en el JSON. Con «+», la página trae menos que `limit` y dice desde dónde seguir: una respuesta mira a lo sumo 40.000 entradas del índice, o 1.500 facturas.',
    '`GET /v1/invoices` on PostgreSQL with {stored} invoices stored ({gigabytes} GB; without their exchanges with ARCA), of one caller with {large} and of another with {small}: each question in turns, over HTTP, with a real key. To reach: a p95 of 50 ms. The plans (`EXPLAIN (ANALYZE, BUFFERS)`) of each question are in the JSON. With “+”, the page has fewer than `limit` and says from where to go on: one answer looks at 40,000 entries of the index at most, or at 1,500 invoices.',
  ),
  found: words('En la página', 'On the page'),
  listsColumns: [
    words('grande: p50, ms', 'large: p50, ms'),
    words('p95', 'p95'),
    words('p99', 'p99'),
    words('chico: p50, ms', 'small: p50, ms'),
    words('p95', 'p95'),
    words('p99', 'p99'),
  ],
  pieces: words('Las piezas', 'The pieces'),
  figure: words('Cifra', 'Figure'),
  date: words('Fecha', 'Date'),
  programs: PROGRAMS,
};

const ON_ONE_STORE: Readonly<Record<NonNullable<Target['store']>, Words>> = {
  embedded: TEXTS.embedded,
  postgres: TEXTS.postgres,
};

export const sayTarget = (targets: readonly Target[], language: keyof Words): string =>
  targets
    .map((target) =>
      target.store === undefined
        ? signOf(target)
        : `${signOf(target)} (${ON_ONE_STORE[target.store][language]})`,
    )
    .join(', ');

/** Carries PostgreSQL's own flushes to the disk: PGlite lets them end in nothing, so a power loss would eat commits. */
import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What Emscripten keeps for an open file; a folder has no descriptor. */
interface Stream {
  readonly node: object;
  readonly nfd?: number;
}

interface NodeFiles {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: object): string;
}

/** A file of PostgreSQL's log. */
const LOG = /[\\/]pg_wal[\\/][^\\/]+$/;

type Start = Parameters<NodeFS['init']>;

/** A folder whose files reach the disk when PostgreSQL asks; `onFlush` is told of each path afterwards. */
export class FlushingFiles extends NodeFS {
  readonly #onFlush: (path: string) => void;

  constructor(directory: string, onFlush: (path: string) => void = () => {}) {
    super(directory);
    this.#onFlush = onFlush;
  }

  override async init(...[pglite, options]: Start): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const before = emscriptenOpts.preRun ?? [];
    const connect = (module: object) => {
      const files = (module as { NODEFS: NodeFiles }).NODEFS;
      files.stream_ops.fsync = (stream) => {
        const path = files.realPath(stream.node);
        flush(path, stream.nfd);
        this.#onFlush(path);
        return 0;
      };
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(Array.isArray(before) ? before : [before]), connect],
      },
    };
  }
}

/** PostgreSQL flushes by default; PGlite turns that off, and only `fsync` passes through its system calls. */
export function flushingStartParams(): string[] {
  const params = PGlite.defaultStartParams.filter((param) => param !== '-F');
  return [...params, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
}

function flush(path: string, descriptor: number | undefined): void {
  if (descriptor !== undefined) {
    // The log is flushed at each commit and was as long before: that it was written when is nobody's news.
    if (LOG.test(path)) fdatasyncSync(descriptor);
    else fsyncSync(descriptor);
    return;
  }
  // Windows cannot flush a folder and does not need it.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

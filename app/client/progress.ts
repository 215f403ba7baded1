/** How far something has come: a bar for a person who watches, a line now and then for a log. */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** `said` is told beside the numbers. */
  update(done: number, said: string): void;
  stop(): void;
}

/** On `stream`, so that what is asked for stays alone on standard output. */
export function showProgress(total: number, stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(total, stream) : lines(total, stream);
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  const shown = new SingleBar({
    format: '  {bar} {percentage} %  {value}/{total}  {said}  {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    stream,
  });
  shown.start(total, 0, { said: '' });
  return {
    update: (done, said) => shown.update(done, { said }),
    stop: () => shown.stop(),
  };
}

/** Every tenth of the way, and the end. */
function lines(total: number, stream: NodeJS.WriteStream): Progress {
  let told = -1;
  return {
    update(done, said) {
      const tenth = Math.floor((done * 10) / Math.max(total, 1));
      if (tenth <= told) return;
      told = tenth;
      stream.write(`  ${done}/${total}  ${said}\n`);
    },
    stop: () => {},
  };
}

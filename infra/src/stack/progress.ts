/** Told what a stack is doing; each method may be called from several steps at once. */
export interface Progress {
  /** A step ended well after so many milliseconds; `log` is where its output is. */
  done(what: string, milliseconds: number, log?: string): void;
  /** Something that a person should know, in one line. */
  note(line: string): void;
}

export const silent: Progress = {
  done() {
    // Nobody watches.
  },
  note() {
    // Nobody watches.
  },
};

export const onTerminal: Progress = {
  done(what, milliseconds, log) {
    const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
    console.log(`${seconds}  ${what}${where(log)}`);
  },
  note(line) {
    console.log(line);
  },
};

const quietMs = 3000;

/** Does the work and reports how long it took; says that it is going on when it takes more than a moment. */
export async function step<T>(
  progress: Progress,
  what: string,
  log: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const begin = performance.now();
  const waiting = setTimeout(() => {
    progress.note(`       …  ${what}${where(log)}`);
  }, quietMs);
  try {
    const result = await work();
    progress.done(what, performance.now() - begin, log);
    return result;
  } finally {
    clearTimeout(waiting);
  }
}

function where(log: string | undefined): string {
  return log === undefined ? '' : `  (log: ${log})`;
}

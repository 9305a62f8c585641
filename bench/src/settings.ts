/** How much is done in each part; the kind of work is the same in every mode. */
export interface Settings {
  readonly mode: 'full' | 'quick' | 'smoke';
  /** Reports under way at the same moment, in the flow and in the raw loop. */
  readonly inFlight: number;
  readonly warmUpMs: number;
  /** Each way of sending and the raw loop take turns so many times, since a machine is not equally quick all the time. */
  readonly rounds: number;
  /** How long reports are sent in one turn. */
  readonly sendMs: number;
  /** How long reports are sent at a calm pace, to see how long one takes. */
  readonly paceMs: number;
  readonly pacePerSecond: number;
  /** Numbers of client systems at which reading is measured, rising. */
  readonly sizes: readonly [number, number];
  readonly users: number;
  /** A user reads for so long between two requests: evenly spread between these bounds. */
  readonly thinkMs: readonly [number, number];
  readonly readMs: number;
  readonly closedLoopMs: number;
}

const full: Settings = {
  mode: 'full',
  inFlight: 48,
  warmUpMs: 6000,
  rounds: 4,
  sendMs: 6000,
  paceMs: 30_000,
  pacePerSecond: 20,
  sizes: [10_000, 100_000],
  users: 100,
  thinkMs: [1000, 2000],
  readMs: 30_000,
  closedLoopMs: 8000,
};

const quick: Settings = {
  ...full,
  mode: 'quick',
  warmUpMs: 4000,
  rounds: 2,
  sendMs: 5000,
  paceMs: 10_000,
  sizes: [2000, 10_000],
  readMs: 10_000,
  closedLoopMs: 4000,
};

const smoke: Settings = {
  ...full,
  mode: 'smoke',
  inFlight: 4,
  warmUpMs: 200,
  rounds: 1,
  sendMs: 500,
  paceMs: 1000,
  sizes: [50, 100],
  users: 5,
  thinkMs: [50, 100],
  readMs: 1000,
  closedLoopMs: 500,
};

const modes: Readonly<Record<string, Settings>> = { '--full': full, '--quick': quick, '--smoke': smoke };

export interface Choices {
  readonly settings: Settings;
  /** Whether each process of the platform writes a processor profile when it ends. */
  readonly profile: boolean;
}

/** @throws Error in one line for an argument that doesn't exist */
export function choicesFrom(parameters: readonly string[]): Choices {
  const [mode = '--full', ...more] = parameters.filter((parameter) => parameter !== '--profile');
  const settings = modes[mode];
  if (settings === undefined || more.length > 0)
    throw new Error('Use: npm run bench [-- [--full | --quick | --smoke] [--profile]]');
  return { settings, profile: parameters.includes('--profile') };
}

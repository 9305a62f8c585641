import { measureAtPace } from './flow/pace.ts';
import type { PaceResult } from './flow/pace.ts';
import { ReportSource } from './flow/reports.ts';
import { sendBatches, sendSingly } from './flow/senders.ts';
import { measureThroughput, together } from './flow/throughput.ts';
import type { Throughput } from './flow/throughput.ts';
import type { Platform } from './platform/platform.ts';
import type { PerProcess } from './platform/usage.ts';
import { memory, watchMemory } from './platform/usage.ts';
import { catchEvents } from './raw/caught-events.ts';
import { RawLoop } from './raw/raw-loop.ts';
import type { MostResult, ReadResult } from './reading/read.ts';
import { measureMost, measureReading } from './reading/read.ts';
import { seedUpTo } from './seeding/seed.ts';
import type { Settings } from './settings.ts';

export interface Flow {
  readonly singly: Throughput;
  readonly batches: Throughput;
  readonly raw: Throughput;
  /** Reports a second of the flow, one by one, against the raw loop: of each round. */
  readonly ratios: readonly number[];
}

export interface Measurements {
  readonly flow: Flow;
  readonly pace: PaceResult;
  readonly reading: readonly ReadResult[];
  readonly most: readonly MostResult[];
  readonly memoryMb: { readonly atRest: PerProcess; readonly highest: PerProcess };
}

const SEED = 7;
/** Connections when nobody thinks: more than the platform can serve at the same moment. */
const CONNECTIONS = 32;
const READ_WARM_UP_MS = 3000;

/** Everything in one run on one platform, so that the figures may be compared with one another. */
export async function measure(
  platform: Platform,
  settings: Settings,
  say: (line: string) => void,
): Promise<Measurements> {
  const atRest = memory(platform.stack);
  const watch = watchMemory(platform.stack);
  const source = new ReportSource(SEED);

  const flow = await measureFlow(platform, source, settings, say);
  say('reports at a calm pace');
  const pace = await measureAtPace(platform, source, { perSecond: settings.pacePerSecond, forMs: settings.paceMs });

  const reading: ReadResult[] = [];
  const most: MostResult[] = [];
  for (const size of settings.sizes) {
    say(`seeding up to ${String(size)} client systems`);
    await seedUpTo(platform, size);
    say('users who read');
    const { users, thinkMs, readMs: forMs, closedLoopMs } = settings;
    reading.push(await measureReading(platform, { users, thinkMs, warmUpMs: Math.min(READ_WARM_UP_MS, forMs), forMs }));
    most.push(await measureMost(platform, CONNECTIONS, closedLoopMs));
  }
  return { flow, pace, reading, most, memoryMb: { atRest, highest: watch.stop() } };
}

async function measureFlow(
  platform: Platform,
  source: ReportSource,
  { inFlight, warmUpMs, rounds, sendMs }: Settings,
  say: (line: string) => void,
): Promise<Flow> {
  say('warming up');
  const caught = await catchEvents(platform.stack.urls.broker);
  await measureThroughput(platform, source, { sender: sendSingly, inFlight, sendMs: warmUpMs });
  const rawLoop = await RawLoop.start(platform, await caught.stop(), inFlight);
  try {
    await measureThroughput(platform, source, { sender: sendBatches, inFlight, sendMs: warmUpMs / 2 });
    await rawLoop.measure(warmUpMs / 2);
    const singly: Throughput[] = [];
    const batches: Throughput[] = [];
    const raw: Throughput[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`reports one by one, the raw loop, reports as streams: round ${String(round)} of ${String(rounds)}`);
      singly.push(await measureThroughput(platform, source, { sender: sendSingly, inFlight, sendMs }));
      raw.push(await rawLoop.measure(sendMs));
      batches.push(await measureThroughput(platform, source, { sender: sendBatches, inFlight, sendMs }));
    }
    const ratios = singly.map(({ reportsPerSecond }, i) => reportsPerSecond / (raw[i]?.reportsPerSecond ?? Number.NaN));
    return { singly: together(singly), batches: together(batches), raw: together(raw), ratios };
  } finally {
    await rawLoop.stop();
  }
}

import { measureAtPace } from './flow/pace.ts';
import type { PaceResult } from './flow/pace.ts';
import { ReportSource } from './flow/reports.ts';
import { sendBatches, sendSingly } from './flow/senders.ts';
import { measureThroughput } from './flow/throughput.ts';
import type { Throughput } from './flow/throughput.ts';
import type { Platform } from './platform/platform.ts';
import type { PerProcess } from './platform/usage.ts';
import { memory, watchMemory } from './platform/usage.ts';
import { catchEvents } from './raw/caught-events.ts';
import { measureRawLoop } from './raw/raw-loop.ts';
import type { MostResult, ReadResult } from './reading/read.ts';
import { measureMost, measureReading } from './reading/read.ts';
import { seedUpTo } from './seeding/seed.ts';
import type { Settings } from './settings.ts';

export interface Measurements {
  readonly flow: { readonly singly: Throughput; readonly batches: Throughput; readonly raw: Throughput };
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
  const { inFlight, warmUpMs, sendMs } = settings;
  const atRest = memory(platform.stack);
  const watch = watchMemory(platform.stack);
  const source = new ReportSource(SEED);

  say('warming up');
  const events = await catchEvents(platform.stack.urls.broker);
  await measureThroughput(platform, source, { sender: sendSingly, inFlight, sendMs: warmUpMs });
  const caught = await events.stop();
  say('reports one by one');
  const singly = await measureThroughput(platform, source, { sender: sendSingly, inFlight, sendMs });
  say('reports as streams');
  const batches = await measureThroughput(platform, source, { sender: sendBatches, inFlight, sendMs });
  say('the raw loop');
  const raw = await measureRawLoop(platform, caught, { inFlight, warmUpMs, sendMs });
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
  return { flow: { singly, batches, raw }, pace, reading, most, memoryMb: { atRest, highest: watch.stop() } };
}

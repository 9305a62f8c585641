import { onOrder } from './messages.ts';
import { startRawService } from './raw-service.ts';
import type { RawService } from './raw-service.ts';

let service: RawService | undefined;
let inFlight = 1;

onOrder(async (order) => {
  switch (order.kind) {
    case 'start':
      inFlight = order.options.inFlight;
      service = await startRawService(
        'intake',
        order.options,
        order.events,
        async ({ id, data }, { acts, nextSample }) => {
          await acts.ground(id, String(data['clientSystemId']), nextSample().clientSystem['grounds'] as unknown[]);
        },
      );
      return { kind: 'ready' };
    case 'send':
      return { kind: 'sent', reports: await send(order.forMs) };
    case 'stop':
      await service?.close();
      process.disconnect();
      return undefined;
  }
});

async function send(forMs: number): Promise<number> {
  if (service === undefined) throw new Error('not started');
  const { acts, relay, nextSample } = service;
  const until = performance.now() + forMs;
  let reports = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < until) {
        await acts.register(nextSample());
        relay.wake();
        reports += 1;
      }
    }),
  );
  return reports;
}

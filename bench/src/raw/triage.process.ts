import { onOrder } from './messages.ts';
import { startRawService } from './raw-service.ts';
import type { RawService } from './raw-service.ts';

let service: RawService | undefined;

onOrder(async (order) => {
  switch (order.kind) {
    case 'start':
      service = await startRawService(
        'triage',
        order.options,
        order.events,
        async ({ id, data }, { acts, relay, nextSample }) => {
          const sample = nextSample();
          const clientSystemId = String(data['clientSystemId']);
          await acts.summarise(sample, clientSystemId);
          await acts.place(sample, id, clientSystemId);
          relay.wake();
        },
      );
      return { kind: 'ready' };
    case 'send':
      throw new Error('triage sends nothing by itself');
    case 'stop':
      await service?.close();
      process.disconnect();
      return undefined;
  }
});

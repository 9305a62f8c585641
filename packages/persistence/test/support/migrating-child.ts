import { openDatabase } from '../../src/index.ts';
import { silent } from './models.ts';

/** Takes the lease, tells the parent, and never finishes: to be killed. */
await openDatabase({
  url: process.env['URL_'] ?? '',
  name: process.env['NAME'] ?? '',
  collections: [],
  logger: silent,
  migrationLeaseMs: 1_500,
  migrations: [
    {
      id: '0001-a',
      up: () => {
        process.send?.('holding');
        return new Promise<never>(() => undefined);
      },
    },
  ],
});

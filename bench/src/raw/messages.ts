import type { Document } from 'mongodb';
import type { RawOptions } from './servers.ts';

/** What the benchmark tells a raw process. */
export type Order =
  | { readonly kind: 'start'; readonly options: RawOptions; readonly events: readonly Document[] }
  | { readonly kind: 'send'; readonly forMs: number }
  | { readonly kind: 'stop' };

/** What a raw process answers: it is ready, or has sent so many reports. */
export type Told = { readonly kind: 'ready' } | { readonly kind: 'sent'; readonly reports: number };

/** Handles orders one after the other; a fault ends the process. */
export function onOrder(handle: (order: Order) => Promise<Told | undefined>): void {
  process.on('message', (order: Order) => {
    handle(order).then(
      (told) => {
        if (told !== undefined) process.send?.(told);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

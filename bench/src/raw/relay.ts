import type { ConfirmChannel } from 'amqplib';
import type { Db } from 'mongodb';
import { publish } from './servers.ts';

interface Row {
  readonly _id: string;
  readonly envelope: { readonly id: string; readonly type: string; readonly subject: string };
}

const BATCH = 500;

/** Publishes what was committed, then removes it: read, confirm and removal in batches, in order per subject. */
export class Relay {
  readonly #outbox;
  readonly #channel: ConfirmChannel;
  #woken = false;
  #wake: () => void = () => undefined;
  #stopped = false;

  constructor(db: Db, channel: ConfirmChannel) {
    this.#outbox = db.collection<Row>('outbox');
    this.#channel = channel;
  }

  /** Something was committed. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      if (!this.#woken) await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#woken = false;
      const rows = await this.#outbox.find().sort({ order: 1 }).limit(BATCH).toArray();
      const subjects = Map.groupBy(rows, ({ envelope }) => envelope.subject);
      await Promise.all([...subjects.values()].map((ofOne) => this.#publish(ofOne)));
      if (rows.length > 0) await this.#outbox.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    }
  }

  stop(): void {
    this.#stopped = true;
    this.wake();
  }

  async #publish(rows: readonly Row[]): Promise<void> {
    for (const { envelope } of rows) await publish(this.#channel, envelope);
  }
}

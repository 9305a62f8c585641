import { defineCollection } from '@veilighuis/persistence';
import type { Collection } from 'mongodb';

interface ConfirmationDocument {
  /** `<subject>:<version>`: a version is confirmed once. */
  readonly _id: string;
  readonly subject: string;
  readonly version: number;
  readonly confirmedAt: Date;
}

export const confirmationCollection = defineCollection<ConfirmationDocument>({
  name: 'secrecy-confirmations',
  indexes: [],
});

const REMEMBERED = 10_000;

/** Who confirmed which version of the duty of secrecy, and when (R40). A confirmation is never taken back. */
export class Confirmations {
  readonly #collection: Collection<ConfirmationDocument>;
  /** What was found once stays so; each request would ask the database otherwise. */
  readonly #known = new Set<string>();

  constructor(collection: Collection<ConfirmationDocument>) {
    this.#collection = collection;
  }

  async has(subject: string, version: number): Promise<boolean> {
    const id = idOf(subject, version);
    if (this.#known.has(id)) return true;
    const found = await this.#collection.findOne({ _id: id });
    if (found !== null) this.#remember(id);
    return found !== null;
  }

  async momentOf(subject: string, version: number): Promise<Date | undefined> {
    return (await this.#collection.findOne({ _id: idOf(subject, version) }))?.confirmedAt;
  }

  /** Writes a confirmation down, once; gives the moment of the first. */
  async confirm(subject: string, version: number, now: Date): Promise<Date> {
    const id = idOf(subject, version);
    const stands = await this.#collection.findOneAndUpdate(
      { _id: id },
      { $setOnInsert: { subject, version, confirmedAt: now } },
      { upsert: true, returnDocument: 'after' },
    );
    this.#remember(id);
    return stands?.confirmedAt ?? now;
  }

  #remember(id: string): void {
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.add(id);
  }
}

function idOf(subject: string, version: number): string {
  return `${subject}:${String(version)}`;
}

import { randomUUID } from 'node:crypto';
import { defineCollection } from '@veilighuis/persistence';
import type { BoundSeal } from '@veilighuis/persistence';
import type { Collection } from 'mongodb';

interface StaffNameDocument {
  readonly _id: string;
  /** Identifier of the member of staff at sign-in, as it stands in the access log. */
  readonly subject: string;
  /** From when on the person had this name here. */
  readonly from: Date;
  /** The name, bound to both. */
  readonly sealed: string;
}

export const staffNameCollection = defineCollection<StaffNameDocument>({
  name: 'staff-names',
  appendOnly: true,
  indexes: [{ name: 'by-subject', key: { subject: 1, from: 1 } }],
});

/**
 * How members of staff were called, and from when on: the access log holds identifiers, and a name of then must still be
 * there when the account is gone or has another name (R31). Names are only ever added.
 */
export class StaffNames {
  readonly #collection: Collection<StaffNameDocument>;
  readonly #seal: BoundSeal;

  constructor(collection: Collection<StaffNameDocument>, seal: BoundSeal) {
    this.#collection = collection;
    this.#seal = seal;
  }

  /** Called at each sign-in, before anything can be done; nothing is written when the name is the one that is known. */
  async record(subject: string, name: string, now: Date): Promise<void> {
    const last = (await this.#of([subject])).at(-1);
    if (last !== undefined && this.#open(last) === name) return;
    const sealed = this.#seal.close(placeOf(subject, now), name);
    await this.#collection.insertOne({ _id: randomUUID(), subject, from: now, sealed });
  }

  /** Gives how someone was called at a moment; undefined for who never signed in here, such as a system. */
  async namer(subjects: readonly string[]): Promise<(subject: string, at: Date) => string | undefined> {
    const known = Map.groupBy(await this.#of([...new Set(subjects)]), ({ subject }) => subject);
    return (subject, at) => {
      const then = known.get(subject)?.findLast(({ from }) => from <= at);
      return then && this.#open(then);
    };
  }

  /** Oldest first. */
  #of(subjects: readonly string[]): Promise<StaffNameDocument[]> {
    return this.#collection
      .find({ subject: { $in: [...subjects] } })
      .sort({ subject: 1, from: 1 })
      .toArray();
  }

  #open({ sealed, subject, from }: StaffNameDocument): string | undefined {
    const name = this.#seal.open(placeOf(subject, from), sealed);
    return typeof name === 'string' ? name : undefined;
  }
}

/** A name belongs to one identifier, from one moment on; sealed for these, it can't be given to somebody else. */
function placeOf(subject: string, from: Date): Record<string, string> {
  return { subject, from: from.toISOString() };
}

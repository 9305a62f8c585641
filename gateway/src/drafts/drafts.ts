import { ProblemError } from '@veilighuis/contracts';
import type { DraftForm, getDraft, listDrafts, OperationOutput, saveDraft } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { BoundSeal } from '@veilighuis/persistence';
import { MongoServerError } from 'mongodb';
import type { Collection } from 'mongodb';

/** Which form a text stands in, of whom. */
export interface DraftPlace {
  /** Identifier of the member of staff at sign-in. */
  readonly owner: string;
  readonly form: DraftForm;
  /** Identifier of what it is about, or `new`. */
  readonly subject: string;
}

interface DraftDocument extends DraftPlace {
  readonly _id: string;
  readonly revision: number;
  /** The text, bound to place and revision. */
  readonly sealed: string;
  readonly savedAt: Date;
}

const KEPT_SECONDS = 30 * 24 * 3600;
const MOST_OF_ONE_OWNER = 200;
const DUPLICATE_KEY = 11_000;
const ATTEMPTS = 5;

export const draftCollection = defineCollection<DraftDocument>({
  name: 'drafts',
  indexes: [
    { name: 'expiry', key: { savedAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
    { name: 'by-owner', key: { owner: 1, savedAt: -1 } },
    { name: 'by-subject', key: { subject: 1 } },
  ],
});

/**
 * Texts that are not sent yet. Each is its owner's alone: whatever the role, nobody else is given it, so reading one is
 * no line in the access log. It goes 30 days after it was saved last, or with what it is about.
 */
export class Drafts {
  readonly #collection: Collection<DraftDocument>;
  readonly #seal: BoundSeal;

  constructor(collection: Collection<DraftDocument>, seal: BoundSeal) {
    this.#collection = collection;
    this.#seal = seal;
  }

  /**
   * Keeps a text in the place of the one that it follows. The same text again changes nothing but its last day.
   * @throws ProblemError `conflict` when another text was saved, or this one discarded, in between
   */
  async save(
    place: DraftPlace,
    content: string,
    expectedRevision: number | undefined,
    now: Date,
  ): Promise<OperationOutput<typeof saveDraft>> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const known = await this.#find(place);
      const isSame = known !== undefined && this.#open(known) === content;
      if (!isSame && known?.revision !== expectedRevision) throw changedElsewhere(known?.revision);
      const revision = isSame ? known.revision : following(known, now);
      if (await this.#put(place, known, { revision, content, now })) return { revision, savedAt: now.toISOString() };
    }
    throw new ProblemError('service-unavailable');
  }

  async get(place: DraftPlace): Promise<OperationOutput<typeof getDraft>> {
    const known = await this.#find(place);
    const content = known && this.#open(known);
    if (known === undefined || content === undefined) return { draft: null };
    return { draft: { content, revision: known.revision, savedAt: known.savedAt.toISOString() } };
  }

  async discard(place: DraftPlace): Promise<boolean> {
    return (await this.#collection.deleteOne({ _id: idOf(place) })).deletedCount === 1;
  }

  /** The one saved last first. */
  async list(owner: string): Promise<OperationOutput<typeof listDrafts>['rows']> {
    const rows = await this.#collection
      .find({ owner }, { projection: { sealed: 0 } })
      .sort({ savedAt: -1 })
      .limit(MOST_OF_ONE_OWNER)
      .toArray();
    return rows.map(({ form, subject, revision, savedAt }) => ({
      form,
      subject,
      revision,
      savedAt: savedAt.toISOString(),
    }));
  }

  /** What is written about these records goes, whoever wrote it (R50). */
  async eraseAbout(subjects: readonly string[]): Promise<void> {
    await this.#collection.deleteMany({ subject: { $in: [...subjects] } });
  }

  async #find(place: DraftPlace): Promise<DraftDocument | undefined> {
    return (await this.#collection.findOne({ _id: idOf(place) })) ?? undefined;
  }

  /** False when somebody was first. */
  async #put(
    place: DraftPlace,
    known: DraftDocument | undefined,
    text: { readonly revision: number; readonly content: string; readonly now: Date },
  ): Promise<boolean> {
    const { revision, content, now } = text;
    const change = { revision, sealed: this.#seal.close(bindingOf(place, revision), content), savedAt: now };
    if (known !== undefined) {
      const filter = { _id: known._id, revision: known.revision };
      return (await this.#collection.updateOne(filter, { $set: change })).matchedCount === 1;
    }
    await this.#requireRoom(place.owner);
    try {
      await this.#collection.insertOne({ _id: idOf(place), ...place, ...change });
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  async #requireRoom(owner: string): Promise<void> {
    const count = await this.#collection.countDocuments({ owner }, { limit: MOST_OF_ONE_OWNER });
    if (count < MOST_OF_ONE_OWNER) return;
    throw new ProblemError('conflict', {
      detail: `${String(MOST_OF_ONE_OWNER)} texts are kept: send or discard some.`,
    });
  }

  #open({ sealed, revision, ...place }: DraftDocument): string | undefined {
    const text = this.#seal.open(bindingOf(place, revision), sealed);
    return typeof text === 'string' ? text : undefined;
  }
}

function idOf({ owner, form, subject }: DraftPlace): string {
  return `${owner}:${form}:${subject}`;
}

/** A text belongs to one user and one form; sealed for these, it can't be shown to somebody else. */
function bindingOf({ owner, form, subject }: DraftPlace, revision: number): Record<string, string> {
  return { owner, form, subject, revision: String(revision) };
}

// A first text begins at a number of its moment: one that was thrown away elsewhere, and begun anew, isn't taken for the old one.
function following(known: DraftDocument | undefined, now: Date): number {
  return known === undefined ? Math.floor(now.getTime() / 1000) : known.revision + 1;
}

function changedElsewhere(currentVersion: number | undefined): ProblemError {
  return currentVersion === undefined
    ? new ProblemError('conflict', { detail: 'This text was thrown away elsewhere in the meantime.' })
    : new ProblemError('conflict', { detail: 'Another text was saved here in the meantime.', currentVersion });
}

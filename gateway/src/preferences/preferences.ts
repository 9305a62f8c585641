import { getPreferences, noticeKinds } from '@veilighuis/contracts';
import type { OperationOutput } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { BoundSeal } from '@veilighuis/persistence';
import type { Collection } from 'mongodb';

export type PreferenceSet = OperationOutput<typeof getPreferences>;

interface PreferencesDocument {
  /** Identifier of the member of staff at sign-in. */
  readonly _id: string;
  /** The preferences: names of filters are text that someone typed. */
  readonly sealed: string;
  readonly usedAt: Date;
}

const DAY_MS = 24 * 3_600_000;
/** Of who no longer comes, nothing stays. */
const KEPT_SECONDS = 400 * 24 * 3600;

export const preferencesCollection = defineCollection<PreferencesDocument>({
  name: 'preferences',
  indexes: [{ name: 'expiry', key: { usedAt: 1 }, expireAfterSeconds: KEPT_SECONDS }],
});

/** What holds until someone chooses. */
const usual: PreferenceSet = { language: 'nl-BE', columns: {}, savedFilters: [], noticeKinds: [...noticeKinds] };

/** How each member of staff wants the screens: their own, and nobody else's. */
export class Preferences {
  readonly #collection: Collection<PreferencesDocument>;
  readonly #seal: BoundSeal;

  constructor(collection: Collection<PreferencesDocument>, seal: BoundSeal) {
    this.#collection = collection;
    this.#seal = seal;
  }

  async of(subject: string, now: Date): Promise<PreferenceSet> {
    const known = await this.#collection.findOne({ _id: subject });
    if (known === null) return usual;
    if (known.usedAt.getTime() + DAY_MS < now.getTime())
      await this.#collection.updateOne({ _id: subject }, { $set: { usedAt: now } });
    // What was kept by an earlier version, or can no longer be opened, gives way to the usual.
    return getPreferences.output.safeParse(this.#seal.open({ subject }, known.sealed)).data ?? usual;
  }

  async save(subject: string, chosen: PreferenceSet, now: Date): Promise<PreferenceSet> {
    const change = { sealed: this.#seal.close({ subject }, chosen), usedAt: now };
    await this.#collection.updateOne({ _id: subject }, { $set: change }, { upsert: true });
    return chosen;
  }
}

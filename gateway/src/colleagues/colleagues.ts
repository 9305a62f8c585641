import type { Principal } from '@veilighuis/access';
import type { listColleagues, OperationOutput, Role } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { BoundSeal } from '@veilighuis/persistence';
import type { Collection } from 'mongodb';

interface ColleagueDocument {
  /** Identifier of the member of staff at sign-in. */
  readonly _id: string;
  readonly centre: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly signedInAt: Date;
  /** The name, bound to the identifier. */
  readonly sealed: string;
}

/** Whoever hasn't signed in for half a year works here no more, as far as one can tell. */
const KEPT_SECONDS = 182 * 24 * 3600;
const MOST_ROWS = 2_000;

export const colleagueCollection = defineCollection<ColleagueDocument>({
  name: 'colleagues',
  indexes: [
    { name: 'expiry', key: { signedInAt: 1 }, expireAfterSeconds: KEPT_SECONDS },
    { name: 'by-centre', key: { centre: 1, roles: 1 } },
  ],
});

/**
 * Who works in each centre, as they last signed in. The identity provider knows more people, but asking it would take an
 * account that reads everyone of every organisation.
 */
export class Colleagues {
  readonly #collection: Collection<ColleagueDocument>;
  readonly #seal: BoundSeal;

  constructor(collection: Collection<ColleagueDocument>, seal: BoundSeal) {
    this.#collection = collection;
    this.#seal = seal;
  }

  /** Called at each sign-in: organisation, centre and roles are those of then. */
  async record({ subject, centre, organisation, roles }: Principal, name: string, now: Date): Promise<void> {
    const sealed = this.#seal.close({ subject }, name);
    const change = { centre, organisation, roles: [...roles], signedInAt: now, sealed };
    await this.#collection.updateOne({ _id: subject }, { $set: change }, { upsert: true });
  }

  async list(centre: string, role: Role | undefined): Promise<OperationOutput<typeof listColleagues>['rows']> {
    const filter = { centre, ...(role === undefined ? {} : { roles: role }) };
    const found = await this.#collection.find(filter).limit(MOST_ROWS).toArray();
    return found.flatMap(({ _id: subject, roles, organisation, sealed }) => {
      const name = this.#seal.open({ subject }, sealed);
      return typeof name === 'string' ? [{ subject, name, roles: [...roles], organisation }] : [];
    });
  }
}

import type { IsoDate, PartialDate } from '@veilighuis/calendar';
import type { ContactChannel, IncidentRole, Relation } from '@veilighuis/contracts';
import type { PersonName } from './person-name.ts';
import type { ItemSource, Source } from './provenance.ts';
import type { WallDecision } from './wall-decision.ts';

/** Where a person lives or stays. */
export interface Address {
  readonly addressId: string;
  readonly street?: string | undefined;
  /** NIS code. */
  readonly municipality: string;
  /** R35: true when nobody else of the household may learn it. */
  readonly safe: boolean;
  /** A shelter: always safe as well. */
  readonly shelter?: boolean | undefined;
  readonly since?: IsoDate | undefined;
}

/** R35: how and when a person can be reached without others of the household noticing. */
export interface SafeContact {
  readonly contactId: string;
  readonly channel: ContactChannel;
  /** Number, address or name to reach the person by. */
  readonly value: string;
  /** When it is safe, in words: "weekdays until 15:00, never by message". */
  readonly hours?: string | undefined;
  readonly since: IsoDate;
}

/** What someone said in confidence, a child most of all (R35). */
export interface SpokenWords {
  readonly wordsId: string;
  readonly text: string;
  readonly spokenOn: IsoDate;
}

/** What was done about informing a person that data are kept about him or her. */
export type InformedEntry = { readonly entryId: string; readonly on: IsoDate; readonly by: string } & (
  | { readonly kind: 'informed'; readonly textVersion: string; readonly how: string }
  | { readonly kind: 'postponed'; readonly until: IsoDate; readonly ground: string }
);

export interface Person {
  readonly personId: string;
  readonly name: PersonName;
  /** Other spellings under which the person came in; found by search as well. */
  readonly otherNames?: readonly PersonName[] | undefined;
  /** Normalised (R06). */
  readonly nationalNumber?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
  readonly gender?: 'F' | 'M' | 'X' | undefined;
  readonly addresses: readonly Address[];
  readonly phone?: string | undefined;
  readonly safeContacts?: readonly SafeContact[] | undefined;
  readonly words?: readonly SpokenWords[] | undefined;
  /** Oldest first. */
  readonly informed?: readonly InformedEntry[] | undefined;
  /** R33: who told each item. */
  readonly sources?: readonly ItemSource[] | undefined;
}

export interface PersonRelation {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** R33: who told it. */
  readonly sources?: readonly Source[] | undefined;
}

/** An incident of the client system, with the role of each person in it (R05). */
export interface IncidentLink {
  readonly reportId: string;
  readonly on: IsoDate;
  readonly roles: readonly { readonly personId: string; readonly role: IncidentRole }[];
}

/** R36: a shielded client system exists only for the people named. */
export interface Shielding {
  readonly shielded: boolean;
  /** User ids; means something only when shielded. */
  readonly visibleTo: readonly string[];
}

/** R36: one act of shielding or of lifting it; each stays, with its reason. */
export interface ShieldingAct extends Shielding {
  readonly reason: string;
  readonly by: string;
  /** Moment in UTC. */
  readonly at: string;
}

/** Everyone who lives or lived together with a lasting affective bond: the unit of work. */
export interface ClientSystem {
  readonly clientSystemId: string;
  readonly persons: readonly Person[];
  readonly relations: readonly PersonRelation[];
  readonly incidents: readonly IncidentLink[];
  /** Ids of registrations by partners, and of risk assessments, in the order in which they came. */
  readonly registrationIds: readonly string[];
  readonly assessmentIds: readonly string[];
  readonly shielding: Shielding;
  /** Acts of shielding, oldest first; the last one stands. */
  readonly shieldings?: readonly ShieldingAct[] | undefined;
  /** What was decided on walls between two of its persons, oldest first; the usual walls need no decision. */
  readonly walls?: readonly WallDecision[] | undefined;
  /** The client system that took this one in; then this one is read only. */
  readonly mergedInto?: string | undefined;
}

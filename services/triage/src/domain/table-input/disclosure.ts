import { ProblemError } from '@veilighuis/contracts';
import type { FieldFault } from '@veilighuis/contracts';
import type { Sealed } from './sealed.ts';

export interface DisclosureTexts {
  readonly messenger: string;
  readonly content: string;
  readonly necessity: string;
}

/** R28: what may be told to one family member. It is a decision of its own, and is never changed. */
export interface Disclosure {
  readonly disclosureId: string;
  /** Moment in UTC. */
  readonly decidedAt: string;
  readonly decidedBy: string;
  readonly recipientId: string;
  readonly aboutPersonIds: readonly string[];
  readonly consents: readonly string[];
  readonly texts: Sealed;
  /** Organisations that were there and may read it: who took part, and the one that recorded it. */
  readonly readers: readonly string[];
}

export interface DisclosureQuestion {
  readonly recipientId: string;
  readonly aboutPersonIds: readonly string[];
  readonly consents: readonly string[];
  /** Members of the client system, as intake knows them. */
  readonly memberIds: readonly string[];
  /** Organisations that took part in the consultation. */
  readonly participants: readonly string[];
}

/**
 * R28: one recipient, who is a member; content about nobody else; and the consent of all who took part, of whom there is
 * at least one.
 * @throws ProblemError `invalid-input` with the fields at fault, `consent-missing`
 */
export function refuseDisclosure(question: DisclosureQuestion): void {
  const faults = [...recipient(question), ...aboutOthers(question), ...strangers(question)];
  if (faults.length > 0) throw new ProblemError('invalid-input', { fields: faults });
  const { participants, consents } = question;
  if (participants.length === 0 || participants.some((organisation) => !consents.includes(organisation))) {
    throw new ProblemError('consent-missing');
  }
}

function recipient({ recipientId, memberIds }: DisclosureQuestion): FieldFault[] {
  if (memberIds.includes(recipientId)) return [];
  const message = 'Only a member of this client system can be told something of it.';
  return [{ field: 'recipientId', code: 'not-a-member', message }];
}

function aboutOthers({ recipientId, aboutPersonIds }: DisclosureQuestion): FieldFault[] {
  const message = 'This is about someone else. Leave it out: a member is told only what is about him or her (R28).';
  return aboutPersonIds.flatMap((personId, index) =>
    personId === recipientId ? [] : [{ field: `aboutPersonIds.${String(index)}`, code: 'about-someone-else', message }],
  );
}

function strangers({ consents, participants }: DisclosureQuestion): FieldFault[] {
  const message = 'This organisation is not recorded as having taken part.';
  return consents.flatMap((organisation, index) =>
    participants.includes(organisation)
      ? []
      : [{ field: `consents.${String(index)}`, code: 'did-not-take-part', message }],
  );
}

import type { IsoDate } from '@veilighuis/calendar';
import type { RetentionChoice } from './retention.ts';

export type ContactKind = 'home-visit' | 'office' | 'telephone' | 'video' | 'client-meeting' | 'partner' | 'other';

/** One line of the contact log. */
export interface Contact {
  readonly contactId: string;
  readonly kind: ContactKind;
  readonly on: IsoDate;
  /** Duration in minutes. */
  readonly minutes?: number | undefined;
  /** With whom of the client system. */
  readonly personIds: readonly string[];
  /** What was said; free text, encrypted at rest (R41). */
  readonly note?: string | undefined;
}

/** What may be asked of a trajectory. Which state allows which command stands in `trajectoryTransitions`. */
export type Command =
  | { readonly name: 'assign'; readonly assigneeId: string }
  | { readonly name: 'reassign'; readonly assigneeId: string; readonly reason?: string | undefined }
  | { readonly name: 'release'; readonly reason?: string | undefined }
  | { readonly name: 'record-plan'; readonly on: IsoDate }
  | { readonly name: 'enter-execution' }
  | { readonly name: 'enter-closing'; readonly reason?: string | undefined }
  | { readonly name: 'return-to-execution'; readonly reason?: string | undefined }
  | { readonly name: 'return-to-exploration'; readonly reason?: string | undefined }
  | { readonly name: 'add-contact'; readonly contact: Contact }
  | {
      readonly name: 'extend';
      /** New target end. */
      readonly until: IsoDate;
      /** New final date; as it is, or the new target when that is later. */
      readonly finalOn?: IsoDate | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly name: 'close'; readonly reason?: string | undefined; readonly retention: RetentionChoice };

export type CommandName = Command['name'];

/** Reason that comes with a command; undefined when there is none, or only blanks. */
export function reasonOf(command: Command): string | undefined {
  const reason = 'reason' in command ? command.reason?.trim() : undefined;
  return reason === '' ? undefined : reason;
}

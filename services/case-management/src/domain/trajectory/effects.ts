import type { IsoDate } from '@veilighuis/calendar';
import { endClock, moveEnd, stopAll, stopStep } from './clocks.ts';
import { reasonOf } from './commands.ts';
import type { Command, Contact, ContactKind } from './commands.ts';
import { decideRetention, retentionUntil } from './retention.ts';
import type { Trajectory } from './trajectory.ts';

type Difference = Partial<Trajectory>;

/** Kinds of contact that count as contact with the family; the clock of the first contact waits for one (R52). */
export const familyContacts: readonly ContactKind[] = ['home-visit', 'office', 'telephone', 'video', 'client-meeting'];

/** What a command changes beside the state itself. The guard was kept already. */
export function effectOf(trajectory: Trajectory, command: Command, on: IsoDate): Difference {
  switch (command.name) {
    case 'assign':
    case 'reassign':
      return { assigneeId: command.assigneeId };
    case 'release':
      return { assigneeId: undefined };
    case 'record-plan':
      return {
        planOfApproachOn: command.on,
        clocks: stopStep(trajectory.clocks, 'plan-of-approach', command.on),
      };
    case 'add-contact':
      return contactEffect(trajectory, command.contact);
    case 'extend':
      return extensionEffect(trajectory, command, on);
    case 'close':
      return closingEffect(trajectory, command, on);
    case 'enter-execution':
    case 'enter-closing':
    case 'return-to-execution':
    case 'return-to-exploration':
      return {};
  }
}

/** The first contact is the earliest one, also when an earlier one is written down later. */
function contactEffect({ firstContactOn, clocks }: Trajectory, contact: Contact): Difference {
  if (!familyContacts.includes(contact.kind)) return {};
  if (firstContactOn !== undefined && firstContactOn <= contact.on) return {};
  return {
    firstContactOn: contact.on,
    clocks: clocks.map((clock) => (clock.step === 'first-contact' ? { ...clock, doneOn: contact.on } : clock)),
  };
}

function extensionEffect(
  trajectory: Trajectory,
  command: Extract<Command, { name: 'extend' }>,
  on: IsoDate,
): Difference {
  const { until } = command;
  const { final } = endClock(trajectory);
  const finalOn = command.finalOn ?? (until > final ? until : final);
  return {
    extensions: [...trajectory.extensions, { until, reason: reasonOf(command) ?? '', on }],
    clocks: moveEnd(trajectory.clocks, until, finalOn),
  };
}

function closingEffect({ clocks }: Trajectory, command: Extract<Command, { name: 'close' }>, on: IsoDate): Difference {
  const retention = decideRetention(command.retention);
  const closing = {
    closedOn: on,
    reason: reasonOf(command) ?? '',
    retention,
    retentionUntil: retentionUntil(on, retention),
  };
  return { closing, clocks: stopAll(clocks, on) };
}

import { nextFinalDate } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import type { getTrajectory, listTrajectories, OperationOutput } from '@veilighuis/contracts';
import { endClock, escalationOf, retentionYears, unmetByNextPhase } from '../domain/trajectory/index.ts';
import type { Closing, HistoryLine, TrajectoryTerms } from '../domain/trajectory/index.ts';
import type { LoggedContact } from './stores.ts';
import type { TrajectoryRecord, TrajectoryRow } from './trajectory-record.ts';

type RowView = OperationOutput<typeof listTrajectories>['rows'][number];
type TrajectoryView = OperationOutput<typeof getTrajectory>;

export function viewRow({ trajectory, currentClientSystemId }: TrajectoryRow, today: IsoDate): RowView {
  const { trajectoryId, version, track, state, assigneeId, openedOn, municipalities, clocks } = trajectory;
  const nextFinalOn = nextFinalDate(clocks);
  return {
    trajectoryId,
    clientSystemId: currentClientSystemId,
    version,
    track,
    state,
    ...(assigneeId === undefined ? {} : { assigneeId }),
    openedOn,
    municipalities: [...municipalities],
    clocks: clocks.map((clock) => ({ ...clock })),
    ...(nextFinalOn === undefined ? {} : { nextFinalOn }),
    escalation: escalationOf(trajectory, today),
  };
}

export function viewTrajectory(
  record: TrajectoryRecord,
  contacts: readonly LoggedContact[],
  terms: TrajectoryTerms,
  today: IsoDate,
): TrajectoryView {
  const { trajectory } = record;
  const { decisionId, planOfApproachOn, extensions, closing, history } = trajectory;
  return {
    ...viewRow(record, today),
    decisionId,
    ...(planOfApproachOn === undefined ? {} : { planOfApproachOn }),
    targetEndOn: endClock(trajectory).target,
    history: history.map(viewLine),
    unmet: unmetByNextPhase(trajectory, today, terms),
    contacts: contacts.map(viewContact),
    extensions: extensions.map((extension) => ({ ...extension })),
    ...(closing === undefined ? {} : { closing: viewClosing(closing) }),
  };
}

function viewLine({ command, state, at, by }: HistoryLine): TrajectoryView['history'][number] {
  return { command, state, at, ...(by === undefined ? {} : { by }) };
}

function viewContact({
  contactId,
  by,
  kind,
  on,
  minutes,
  personIds,
  note,
}: LoggedContact): TrajectoryView['contacts'][number] {
  return {
    contactId,
    by,
    kind,
    on,
    ...(minutes === undefined ? {} : { minutes }),
    personIds: [...personIds],
    ...(note === undefined ? {} : { note }),
  };
}

function viewClosing({ closedOn, reason, retention, retentionUntil }: Closing): TrajectoryView['closing'] {
  const { years, ground, consenting } = retention;
  return {
    closedOn,
    reason,
    retentionUntil,
    retention: {
      ...(years === retentionYears ? {} : { extendToYears: years }),
      ...(ground === undefined ? {} : { ground }),
      consenting: [...consenting],
    },
  };
}

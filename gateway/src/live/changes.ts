import {
  clientSystemOpened,
  clientSystemsMerged,
  clientSystemTransferred,
  contributionReleased,
  emergencyAccessOpened,
  erasureOrdered,
  groundGranted,
  groundRevoked,
  lowRiskAnswered,
  meetingChanged,
  meetingPlanned,
  mergeUndone,
  phaseEntered,
  possibleMatchOffered,
  reportRegistered,
  reportRevised,
  riskAssessed,
  shieldingChanged,
  tableInputChanged,
  trajectoryAssigned,
  trajectoryClosed,
  trajectoryOpened,
  triageDecided,
  triageFileOpened,
} from '@veilighuis/contracts';
import type { EventData, EventDefinition, EventEnvelope, LiveList, RecordKind } from '@veilighuis/contracts';

export interface ChangedRecord {
  readonly kind: RecordKind;
  readonly id: string;
}

/** What of the screens is no longer as it was. */
export interface Changes {
  readonly lists: readonly LiveList[];
  readonly records: readonly ChangedRecord[];
  /** Client systems that it is about: who may know of them decides who may hear of it (R36). */
  readonly clientSystemIds: readonly string[];
}

type Reading = (data: never) => Changes;

const everyFile: readonly LiveList[] = ['client-systems', 'police-reports', 'triage-files', 'trajectories'];

const readings = new Map<string, Reading>([
  on(reportRegistered, ({ clientSystemId }) => about([clientSystemId], ['police-reports', 'client-systems'])),
  on(reportRevised, ({ clientSystemId, reportId }) =>
    about([clientSystemId], ['police-reports'], [{ kind: 'police-report', id: reportId }]),
  ),
  on(clientSystemOpened, ({ clientSystemId }) => about([clientSystemId], ['client-systems'])),
  on(riskAssessed, ({ clientSystemId }) => about([clientSystemId], ['client-systems', 'triage-files'])),
  on(lowRiskAnswered, ({ clientSystemId }) => about([clientSystemId], ['client-systems'])),
  on(possibleMatchOffered, ({ leftId, rightId, matchId }) =>
    about([leftId, rightId], ['police-reports'], [{ kind: 'possible-match', id: matchId }]),
  ),
  on(clientSystemsMerged, ({ survivingId, absorbedId }) => about([survivingId, absorbedId], everyFile)),
  on(mergeUndone, ({ survivingId, absorbedId }) => about([survivingId, absorbedId], everyFile)),
  on(shieldingChanged, ({ clientSystemId }) => about([clientSystemId], everyFile)),
  on(emergencyAccessOpened, ({ clientSystemId }) => about([clientSystemId], ['client-systems'])),
  on(clientSystemTransferred, ({ clientSystemId, absorbedIds }) => about([clientSystemId, ...absorbedIds], everyFile)),
  on(erasureOrdered, ({ clientSystemId, absorbedIds }) => about([clientSystemId, ...absorbedIds], everyFile)),
  on(groundGranted, ({ clientSystemId }) => about([clientSystemId], ['client-systems'])),
  on(groundRevoked, ({ clientSystemId }) => about([clientSystemId], ['client-systems'])),
  on(triageFileOpened, ({ clientSystemId, fileId }) => about([clientSystemId], ['triage-files'], [triageFile(fileId)])),
  on(triageDecided, ({ clientSystemId, fileId }) => about([clientSystemId], ['triage-files'], [triageFile(fileId)])),
  ...[contributionReleased, tableInputChanged].map((event) =>
    on<EventDefinition>(event, (data) => {
      const { clientSystemId, fileId } = data as EventData<typeof contributionReleased>;
      return about([clientSystemId], ['triage-files'], [triageFile(fileId)]);
    }),
  ),
  // A meeting is about no client system by itself; of its agenda each sees the own files.
  on(meetingPlanned, () => about([], ['triage-files'])),
  on(meetingChanged, () => about([], ['triage-files'])),
  ...[trajectoryOpened, trajectoryAssigned, phaseEntered, trajectoryClosed].map((event) =>
    on<EventDefinition>(event, (data) => {
      const { clientSystemId, trajectoryId } = data as EventData<typeof phaseEntered>;
      return about([clientSystemId], ['trajectories'], [{ kind: 'trajectory', id: trajectoryId }]);
    }),
  ),
]);

/** Events that say of something on the screens that it changed. */
export function tellsChange({ type }: EventDefinition): boolean {
  return readings.has(type);
}

/** What an event changes; undefined when nobody who looks need read anything again. */
export function changesOf({ type, data }: EventEnvelope): Changes | undefined {
  return readings.get(type)?.(data as never);
}

function on<E extends EventDefinition>(event: E, read: (data: EventData<E>) => Changes): [string, Reading] {
  return [event.type, read];
}

function about(
  clientSystemIds: readonly string[],
  lists: readonly LiveList[],
  records: readonly ChangedRecord[] = [],
): Changes {
  const systems = clientSystemIds.map((id) => ({ kind: 'client-system', id }) as const);
  return { lists, records: [...systems, ...records], clientSystemIds };
}

function triageFile(id: string): ChangedRecord {
  return { kind: 'triage-file', id };
}

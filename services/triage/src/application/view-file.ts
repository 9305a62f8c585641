import type { IsoDate } from '@veilighuis/calendar';
import type { getTriageFile, listTriageFiles, OperationOutput } from '@veilighuis/contracts';
import { clockStanding, missingBeforeDecision, propose } from '../domain/triage-file/index.ts';
import type { Catchment, Decision, TriageFile } from '../domain/triage-file/index.ts';
import type { TriageRecord, TriageRow } from './triage-record.ts';

type RowView = OperationOutput<typeof listTriageFiles>['rows'][number];
type FileView = OperationOutput<typeof getTriageFile>;

export function viewRow({ file, currentClientSystemId }: TriageRow, today: IsoDate): RowView {
  const { fileId, version, round, state, reasons, level, repeat, household, openedAt } = file;
  const { clock, escalation } = clockStanding(file.clocks, today);
  return {
    fileId,
    clientSystemId: currentClientSystemId,
    version,
    round,
    state,
    reasons: [...reasons],
    ...(level === undefined ? {} : { level }),
    repeat,
    hasMinor: household.hasMinor,
    municipalities: [...household.municipalities],
    zoneCodes: [...household.zoneCodes],
    openedAt,
    clock: { ...clock },
    escalation,
  };
}

export function viewFile(record: TriageRecord, catchment: Catchment, today: IsoDate): FileView {
  const { file, known } = record;
  const decision = file.decisions.at(-1);
  return {
    ...viewRow(record, today),
    trend: known.levels.map(({ on, level }) => ({ on, level })),
    ...(file.admission === undefined ? {} : { admission: file.admission }),
    consultations: file.consultations.map((consultation) => ({ ...consultation })),
    proposal: proposalOf(file, catchment, today),
    missing: missingBeforeDecision(file),
    ...(decision === undefined ? {} : { decision: viewDecision(decision) }),
  };
}

/** R27: of a decided file what was proposed then, of a waiting one what is proposed today. */
function proposalOf(file: TriageFile, catchment: Catchment, today: IsoDate): FileView['proposal'] {
  const last = file.state === 'decided' ? file.decisions.at(-1) : undefined;
  return { ...(last?.proposal ?? propose(file, catchment, today)) };
}

function viewDecision(decision: Decision): FileView['decision'] {
  const { decisionId, decidedAt, decidedBy, outcome, motivation, participants, absent, dissent, actions } = decision;
  const { referredTo, overrideReason } = decision;
  return {
    decisionId,
    decidedAt,
    decidedBy,
    outcome,
    motivation,
    participants: [...participants],
    absent: absent.map((absence) => ({ ...absence })),
    dissent: dissent.map((own) => ({ ...own })),
    actions: actions.map((action) => ({ ...action })),
    ...(referredTo === undefined ? {} : { referredTo }),
    ...(overrideReason === undefined ? {} : { overrideReason }),
  };
}

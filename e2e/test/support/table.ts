import { addDays } from '@veilighuis/calendar';
import {
  decideTriage,
  getPoliceReport,
  getTrajectory,
  getTriageFile,
  listTrajectories,
  listTriageFiles,
  ProblemError,
  recordAdmission,
  recordMinorConsultation,
  registerPoliceReport,
  type OperationInput,
  type OperationOutput,
  type TriageOutcome,
} from '@veilighuis/contracts';
import { collect, poll, type PoliceReport } from '@veilighuis/testing';
import { as, coordinator, today } from './platform.ts';

export type TriageFile = OperationOutput<typeof getTriageFile>;
export type Trajectory = OperationOutput<typeof getTrajectory>;
type Decision = Partial<Omit<OperationInput<typeof decideTriage>, 'fileId'>> & { outcome: TriageOutcome };

const WITHIN_MS = 30_000;

/** Sends reports one after the other and gives the client system that the last one belongs to. */
export async function reported(...reports: readonly PoliceReport[]): Promise<string> {
  let reportId = '';
  for (const report of reports) {
    const client = report.zoneCode === '5440' ? 'pz-aalst-system' : 'pz-gent-system';
    reportId = (await as(client, registerPoliceReport, report)).reportId;
  }
  return (await as(coordinator, getPoliceReport, { reportId })).clientSystemId;
}

/** The file of a client system on the triage list, once it is there. @throws Error when it doesn't come */
export async function waitingFile(
  clientSystemId: string,
  isEnough: (file: TriageFile) => boolean = () => true,
): Promise<TriageFile> {
  const find = async () => {
    const rows = await collect((paging) => as(coordinator, listTriageFiles, { ...paging, state: 'waiting' }));
    const row = rows.find((candidate) => candidate.clientSystemId === clientSystemId);
    return row && read(row.fileId);
  };
  const found = await poll(find, (file) => file !== undefined && isEnough(file), WITHIN_MS);
  if (found === undefined) throw new Error('This client system did not come on the triage list.');
  return found;
}

export function read(fileId: string): Promise<TriageFile> {
  return as(coordinator, getTriageFile, { fileId });
}

/** R20: the three criteria are met, and nothing lighter suffices unless said otherwise. */
export async function admit(fileId: string, { directReferral = false } = {}): Promise<TriageFile> {
  const met = { met: true, motivation: 'Test: bekend bij drie diensten.' };
  const weighed = (suffices: boolean) => ({ suffices, motivation: 'Test: gewogen aan de tafel.' });
  const criteria = { repeatedViolence: met, sharingNeeded: met, harmonisedApproachNeeded: met };
  const alternatives = { directReferral: weighed(directReferral), hookingOn: weighed(false) };
  return onWhatStands(fileId, ({ version }) =>
    as(coordinator, recordAdmission, { fileId, ...criteria, ...alternatives }, { version }),
  );
}

/** R21: VK was spoken with. */
export async function consult(fileId: string): Promise<TriageFile> {
  const words = { contact: 'Teamverantwoordelijke', outcome: 'Test: zorg over het kind wordt gedeeld.' };
  const consultation = { facility: 'VK', organisation: 'vk', on: today, ...words } as const;
  return onWhatStands(fileId, ({ version }) =>
    as(coordinator, recordMinorConsultation, { fileId, ...consultation }, { version }),
  );
}

/**
 * Acts on the version that stands and gives the file afterwards. A report that came in a moment ago may still change
 * the file; then the act is done anew on what stands now, as a person would.
 */
export async function onWhatStands(fileId: string, act: (file: TriageFile) => Promise<unknown>): Promise<TriageFile> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act(await read(fileId));
      return await read(fileId);
    } catch (error) {
      const isOld = error instanceof ProblemError && error.problem.code === 'version-conflict';
      if (!isOld || attempt === 20) throw error;
    }
  }
}

export const participants = ['pz-gent', 'parket-oost-vlaanderen', 'caw-oost-vlaanderen'];

/** The table decides, on the version that stands. @throws ProblemError as refused */
export async function decide(file: Pick<TriageFile, 'fileId' | 'version'>, decision: Decision, who = coordinator) {
  const { fileId, version } = file;
  const record = { motivation: 'Test: besproken aan de tafel.', participants, ...decision };
  return as(who, decideTriage, { fileId, ...record }, { version });
}

/** Every trajectory of a client system; waits until there is one. */
export async function trajectoriesOf(clientSystemId: string): Promise<Trajectory[]> {
  const find = async () => {
    const rows = await collect((paging) => as(coordinator, listTrajectories, paging));
    return rows.filter((row) => row.clientSystemId === clientSystemId);
  };
  const rows = await poll(find, ({ length }) => length > 0, WITHIN_MS);
  return Promise.all(rows.map(({ trajectoryId }) => as(coordinator, getTrajectory, { trajectoryId })));
}

export function nextWeek(): string {
  return addDays(today, 7);
}

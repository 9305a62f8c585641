import type { OperationOutput, summariseClientSystem } from '@veilighuis/contracts';
import type { Household } from '../domain/triage-file/index.ts';

export type ClientSystemSummary = OperationOutput<typeof summariseClientSystem>;

/** What triage asks of intake, under its own rights: codes, never content (R39). */
export abstract class Intake {
  /** @throws ProblemError `service-unavailable` or `deadline-passed`: without intake triage knows nothing new */
  abstract summary(clientSystemId: string): Promise<ClientSystemSummary>;
}

/** A household whose addresses nobody knows is placed by where the incidents happened. */
export function householdOf(summary: ClientSystemSummary): Household {
  const { hasMinor, municipalities, incidentMunicipalities, zoneCodes } = summary;
  return { hasMinor, municipalities: municipalities.length > 0 ? municipalities : incidentMunicipalities, zoneCodes };
}

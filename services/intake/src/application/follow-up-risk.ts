import { dateInBrussels } from '@veilighuis/calendar';
import type { TriageReason } from '@veilighuis/contracts';
import { clientSystemOpened, lowRiskAnswered, riskAssessed, triageRequested } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import { goesToTriage, rank } from '../domain/risk/index.ts';
import { standingLevel } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import type { Draft } from './make-assessment.ts';

export interface Happened {
  readonly opened: boolean;
  /** A report came in; otherwise only what is known was looked at again. */
  readonly incident: boolean;
  readonly assessment?: Draft | undefined;
  /** Set by a registration of a partner: it always goes to the table. */
  readonly registered?: boolean;
}

/**
 * What follows from a report, registration or assessment: medium and high risk, repeats and registrations ask for a place
 * on the triage list; low risk is answered with information and the open offer, and counts towards repeats (R12, R13).
 */
export function followUp(
  file: ClientSystemFile,
  { assessment, incident, registered = false }: Happened,
  now: Date,
): { file: ClientSystemFile; reasons: TriageReason[] } {
  const today = dateInBrussels(now);
  const levels =
    assessment === undefined
      ? file.levels
      : [
          ...file.levels,
          {
            assessmentId: assessment.assessmentId,
            on: today,
            level: assessment.level,
            validUntil: assessment.validUntil,
          },
        ];
  const before = standingLevel(file, today)?.level;
  const level = standingLevel({ levels }, today)?.level;
  // Assessing again what the table knows already doesn't bring it back there; a higher level does.
  const asksAnew =
    incident || registered || (level !== undefined && (before === undefined || rank(level) > rank(before)));
  const reasons: TriageReason[] = [
    ...(asksAnew && goesToTriage(level, false) ? (['risk'] as const) : []),
    ...(incident && file.repeat ? (['repeat'] as const) : []),
    ...(registered ? (['partner-registration'] as const) : []),
  ];
  const answered = reasons.length === 0 && level === 'low';
  return {
    file: {
      ...file,
      levels,
      ...(reasons.length > 0 ? { triageRequestedOn: today } : {}),
      ...(answered ? { answeredOn: today } : {}),
    },
    reasons,
  };
}

/** Announces what {@link followUp} decided; `file` is the stored version. */
export function announceFollowUp(
  tx: Transaction,
  file: ClientSystemFile,
  { opened, assessment }: Happened,
  reasons: TriageReason[],
): void {
  const { clientSystemId } = file.system;
  const about = { subject: clientSystemId, sequence: file.version };
  const today = dateInBrussels(tx.now);
  const level = standingLevel(file, today)?.level;
  if (opened) tx.announce(clientSystemOpened, { ...about, data: { clientSystemId } });
  if (assessment !== undefined) {
    const { assessmentId, level: assessed, raisedBecause } = assessment;
    tx.announce(riskAssessed, {
      ...about,
      data: { clientSystemId, assessmentId, level: assessed, raised: raisedBecause !== undefined },
    });
  }
  if (reasons.length > 0) {
    tx.announce(triageRequested, {
      ...about,
      data: { clientSystemId, reasons, ...(level === undefined ? {} : { level }), repeat: file.repeat },
    });
  } else if (file.answeredOn === today && level === 'low') {
    tx.announce(lowRiskAnswered, { ...about, data: { clientSystemId, answeredOn: today } });
  }
}

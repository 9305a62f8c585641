import { toInstant } from '@veilighuis/calendar';
import type { RiskLevel } from '@veilighuis/contracts';
import { pressingClock } from './clocks.ts';
import type { TriageFile } from './triage-file.ts';

// A level that nobody knows is never taken for low: it stands with medium.
const levelPlace: Readonly<Record<RiskLevel | 'unknown', number>> = { high: 0, medium: 1, unknown: 1, low: 2 };

/**
 * Place on the triage list, as text: what sorts first, comes first. Risk level, then repeats (R13), then the earliest
 * final date (R52), then the oldest. Unique per file, so that it also serves as a cursor; it can be stored and indexed.
 */
export function rankKey(file: TriageFile): string {
  const opened = toInstant(file.openedAt).toString({ fractionalSecondDigits: 3 });
  return [
    levelPlace[file.level ?? 'unknown'],
    file.repeat ? 0 : 1,
    pressingClock(file.clocks).final,
    opened,
    file.fileId,
  ].join('|');
}

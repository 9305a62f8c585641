import type { RiskLevel } from '@veilighuis/contracts';

const levels = { laag: 'low', middelhoog: 'medium', hoog: 'high' } as const satisfies Record<string, RiskLevel>;

export interface FilesSearch {
  readonly niveau?: keyof typeof levels;
  readonly gemeente?: string;
  readonly inschatten?: true;
}

/** Reads the address; what isn't a filter is left out. */
export function filesSearch({ niveau, gemeente, inschatten }: Record<string, unknown>): FilesSearch {
  const nis = String(gemeente);
  return {
    ...(typeof niveau === 'string' && niveau in levels ? { niveau: niveau as keyof typeof levels } : {}),
    ...(/^\d{5}$/.test(nis) ? { gemeente: nis } : {}),
    ...(inschatten === true ? { inschatten } : {}),
  };
}

/** The filters as the platform asks for them. */
export function filesFilter({ niveau, gemeente, inschatten }: FilesSearch) {
  return {
    ...(niveau === undefined ? {} : { level: levels[niveau] }),
    ...(gemeente === undefined ? {} : { municipality: gemeente }),
    ...(inschatten === true ? { needsAssessment: 'true' } : {}),
  };
}

import type { OperationDefinition } from '../operation.ts';
import { discardDraft, getDraft, listDrafts, saveDraft } from './drafts.ts';
import { listNotices, markNoticesRead } from './notices.ts';
import { getPreferences, savePreferences } from './preferences.ts';
import { confirmSecrecy, getSecrecyStatement } from './secrecy.ts';

/**
 * Operations about nobody but the caller. The gateway answers them itself; they touch no record, so no access policy
 * decides on them.
 */
export const ownAffairs: readonly OperationDefinition[] = [
  getSecrecyStatement,
  confirmSecrecy,
  saveDraft,
  getDraft,
  discardDraft,
  listDrafts,
  getPreferences,
  savePreferences,
  listNotices,
  markNoticesRead,
];

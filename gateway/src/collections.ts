import type { IndexedCollection } from '@veilighuis/persistence';
import { mergedClientSystemCollection } from '@veilighuis/service-kit';
import { staffNameCollection } from './access-log/staff-names.ts';
import { colleagueCollection } from './colleagues/colleagues.ts';
import { draftCollection } from './drafts/drafts.ts';
import { holderCollection } from './notices/holders.ts';
import { noticeCollection } from './notices/notices.ts';
import { preferencesCollection } from './preferences/preferences.ts';
import { confirmationCollection } from './secrecy/confirmations.ts';
import { sessionCollection } from './sign-in/sessions.ts';

/** Every collection of the gateway; its account in the database may use these and no others. */
export const collections: readonly IndexedCollection[] = [
  sessionCollection,
  confirmationCollection,
  staffNameCollection,
  colleagueCollection,
  draftCollection,
  preferencesCollection,
  noticeCollection,
  holderCollection,
  mergedClientSystemCollection,
];

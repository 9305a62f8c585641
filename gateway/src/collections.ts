import type { IndexedCollection } from '@veilighuis/persistence';
import { staffNameCollection } from './access-log/staff-names.ts';
import { confirmationCollection } from './secrecy/confirmations.ts';
import { sessionCollection } from './sign-in/sessions.ts';

/** Every collection of the gateway; its account in the database may use these and no others. */
export const collections: readonly IndexedCollection[] = [
  sessionCollection,
  confirmationCollection,
  staffNameCollection,
];

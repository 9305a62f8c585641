import {
  IconBell,
  IconClipboardList,
  IconFolders,
  IconGavel,
  IconHome,
  IconInbox,
  IconListCheck,
  IconRoute,
  IconSearch,
  IconUserPlus,
  IconUserShare,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Session } from '../api/session.ts';
import { mayTry } from '../api/session.ts';
import type { WordKey } from '../words/nl-BE/index.ts';

interface Place {
  readonly to:
    | '/'
    | '/triage'
    | '/meldingen'
    | '/zoeken'
    | '/mogelijke-dubbels'
    | '/dossiers'
    | '/aanmelden'
    | '/trajecten'
    | '/tafel'
    | '/berichten'
    | '/taken'
    | '/beheer/vertegenwoordigers';
  readonly word: WordKey;
  readonly icon: typeof IconHome;
  readonly isFor: (session: Session) => boolean;
}

/** Where one can go, in the order of the work; only what the role has something to do in. */
const places: readonly Place[] = [
  { to: '/', word: 'nav.start', icon: IconHome, isFor: () => true },
  { to: '/meldingen', word: 'nav.reports', icon: IconInbox, isFor: (who) => mayTry(who, 'list-police-reports') },
  {
    to: '/mogelijke-dubbels',
    word: 'nav.matches',
    icon: IconUsersGroup,
    isFor: (who) => mayTry(who, 'decide-possible-match'),
  },
  { to: '/zoeken', word: 'nav.search', icon: IconSearch, isFor: (who) => mayTry(who, 'search-client-systems') },
  { to: '/dossiers', word: 'nav.files', icon: IconFolders, isFor: (who) => mayTry(who, 'list-client-systems') },
  {
    to: '/aanmelden',
    word: 'nav.register',
    icon: IconUserPlus,
    isFor: (who) => mayTry(who, 'register-client-system'),
  },
  { to: '/triage', word: 'nav.triage', icon: IconClipboardList, isFor: (who) => mayTry(who, 'list-triage-files') },
  { to: '/tafel', word: 'nav.table', icon: IconGavel, isFor: (who) => mayTry(who, 'list-triage-meetings') },
  { to: '/taken', word: 'nav.tasks', icon: IconListCheck, isFor: (who) => mayTry(who, 'list-triage-actions') },
  {
    to: '/trajecten',
    word: 'nav.trajectories',
    icon: IconRoute,
    isFor: (who) => mayTry(who, 'list-trajectories'),
  },
  {
    to: '/beheer/vertegenwoordigers',
    word: 'nav.representatives',
    icon: IconUserShare,
    isFor: (who) => mayTry(who, 'manage-representatives'),
  },
  { to: '/berichten', word: 'nav.notices', icon: IconBell, isFor: () => true },
];

export function placesFor(session: Session): readonly Place[] {
  return places.filter(({ isFor }) => isFor(session));
}

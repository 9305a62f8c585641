import { IconClipboardList, IconHome, IconRoute } from '@tabler/icons-react';
import type { Session } from '../api/session.ts';
import { mayTry } from '../api/session.ts';
import type { WordKey } from '../words/nl-BE/index.ts';

interface Place {
  readonly to: '/' | '/triage' | '/trajecten';
  readonly word: WordKey;
  readonly icon: typeof IconHome;
  readonly isFor: (session: Session) => boolean;
}

/** Where one can go, in the order of the work; only what the role has something to do in. */
const places: readonly Place[] = [
  { to: '/', word: 'nav.start', icon: IconHome, isFor: () => true },
  { to: '/triage', word: 'nav.triage', icon: IconClipboardList, isFor: (who) => mayTry(who, 'list-triage-files') },
  {
    to: '/trajecten',
    word: 'nav.trajectories',
    icon: IconRoute,
    isFor: (who) => mayTry(who, 'list-trajectories'),
  },
];

export function placesFor(session: Session): readonly Place[] {
  return places.filter(({ isFor }) => isFor(session));
}

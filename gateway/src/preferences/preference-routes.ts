import { getPreferences, savePreferences } from '@veilighuis/contracts';
import { ownAct } from '../rest/own-routes.ts';
import type { OwnAct } from '../rest/own-routes.ts';
import type { Preferences } from './preferences.ts';

/** How the caller wants the screens. */
export function preferenceActs(preferences: Preferences, now: () => Date): readonly OwnAct[] {
  return [
    ownAct(getPreferences, (_input, { principal }) => preferences.of(principal.subject, now())),
    ownAct(savePreferences, (chosen, { principal }) => preferences.save(principal.subject, chosen, now())),
  ];
}

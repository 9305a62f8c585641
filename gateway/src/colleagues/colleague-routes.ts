import type { Decider } from '@veilighuis/access';
import { listColleagues } from '@veilighuis/contracts';
import { requireAction } from '../protection/require-action.ts';
import { ownAct } from '../rest/own-routes.ts';
import type { OwnAct } from '../rest/own-routes.ts';
import type { Colleagues } from './colleagues.ts';

/** Who works in the centre of the caller. */
export function colleagueActs(colleagues: Colleagues, decider: Decider): readonly OwnAct[] {
  return [
    ownAct(listColleagues, async ({ role }, { principal }, request) => {
      requireAction(decider, listColleagues.action, principal, request.header('vh-purpose'));
      return { rows: await colleagues.list(principal.centre, role) };
    }),
  ];
}

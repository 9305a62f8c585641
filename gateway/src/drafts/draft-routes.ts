import { discardDraft, getDraft, listDrafts, saveDraft } from '@veilighuis/contracts';
import { ownAct } from '../rest/own-routes.ts';
import type { OwnAct } from '../rest/own-routes.ts';
import type { Caller } from '../sign-in/caller.ts';
import type { DraftPlace, Drafts } from './drafts.ts';

/** What stands in forms that are not sent yet, of the caller alone. */
export function draftActs(drafts: Drafts, now: () => Date): readonly OwnAct[] {
  return [
    ownAct(saveDraft, ({ form, subject, content, expectedRevision }, caller) =>
      drafts.save(placeOf({ form, subject }, caller), content, expectedRevision, now()),
    ),
    ownAct(getDraft, (input, caller) => drafts.get(placeOf(input, caller))),
    ownAct(discardDraft, async (input, caller) => ({ discarded: await drafts.discard(placeOf(input, caller)) })),
    ownAct(listDrafts, async (_input, { principal }) => ({ rows: await drafts.list(principal.subject) })),
  ];
}

function placeOf({ form, subject }: Omit<DraftPlace, 'owner'>, { principal }: Caller): DraftPlace {
  return { owner: principal.subject, form, subject };
}

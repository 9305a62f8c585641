import { listNotices, markNoticesRead, noticeKinds } from '@veilighuis/contracts';
import type { NoticeKind } from '@veilighuis/contracts';
import type { Preferences } from '../preferences/preferences.ts';
import { ownAct } from '../rest/own-routes.ts';
import type { OwnAct } from '../rest/own-routes.ts';
import type { OwnNotices } from './own-notices.ts';

/** The notices for the caller, of the kinds that the caller wants. */
export function noticeActs(notices: OwnNotices, preferences: Preferences, now: () => Date): readonly OwnAct[] {
  return [
    ownAct(listNotices, async (input, { principal }) =>
      notices.list(principal, await kindsFor(principal.subject), input),
    ),
    ownAct(markNoticesRead, async ({ noticeIds }, { principal }) => {
      await notices.markRead(principal, noticeIds);
      return { unread: await notices.unread(principal, await kindsFor(principal.subject)) };
    }),
  ];

  /** R37: nobody can choose not to be told of an emergency access. */
  async function kindsFor(subject: string): Promise<NoticeKind[]> {
    const { noticeKinds: wanted } = await preferences.of(subject, now());
    return noticeKinds.filter((kind) => kind === 'emergency-access-opened' || wanted.includes(kind));
  }
}

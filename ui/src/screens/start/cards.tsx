import type { ComponentType } from 'react';
import { useTotal } from '../../api/pages.ts';
import type { Session } from '../../api/session.ts';
import { mayTry } from '../../api/session.ts';
import { useSay } from '../../words/say.ts';
import { CountCard } from './count-card.tsx';

interface StartCard {
  readonly key: string;
  readonly isFor: (session: Session) => boolean;
  readonly card: ComponentType;
}

const cards: readonly StartCard[] = [
  { key: 'to-decide', isFor: (who) => mayTry(who, 'list-triage-files'), card: ToDecide },
];

/** The cards of the roles that someone has, in the order of the work. */
export function cardsFor(session: Session): readonly StartCard[] {
  return cards.filter(({ isFor }) => isFor(session));
}

function ToDecide() {
  const say = useSay();
  const { total, error, retry } = useTotal('triage.list-files', { state: 'waiting' }, true);
  return <CountCard title={say('start.card.toDecide')} to="/triage" count={total} error={error} onRetry={retry} />;
}

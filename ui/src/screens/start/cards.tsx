import type { ComponentType } from 'react';
import { usePages, useTotal } from '../../api/pages.ts';
import type { Session } from '../../api/session.ts';
import { mayTry } from '../../api/session.ts';
import { dayAt, daysBetween } from '../../format/dates.ts';
import { useSay } from '../../words/say.ts';
import { CountCard } from './count-card.tsx';

interface StartCard {
  readonly key: string;
  readonly isFor: (session: Session) => boolean;
  readonly card: ComponentType;
}

const holdsCases = ({ roles }: Session) => roles.some((role) => role === 'case-director' || role === 'case-supporter');
const daysOfWeek = 7;

const cards: readonly StartCard[] = [
  { key: 'overdue', isFor: holdsCases, card: Overdue },
  { key: 'this-week', isFor: holdsCases, card: ThisWeek },
  { key: 'mine', isFor: holdsCases, card: Mine },
  { key: 'to-decide', isFor: (who) => mayTry(who, 'list-triage-files'), card: ToDecide },
  { key: 'matches', isFor: (who) => mayTry(who, 'decide-possible-match'), card: Matches },
  { key: 'unassigned', isFor: (who) => mayTry(who, 'assign-trajectory'), card: Unassigned },
  { key: 'needs-assessment', isFor: (who) => mayTry(who, 'assess-risk'), card: NeedsAssessment },
];

/** The cards of the roles that someone has, the most pressing first. */
export function cardsFor(session: Session): readonly StartCard[] {
  return cards.filter(({ isFor }) => isFor(session));
}

function ToDecide() {
  const say = useSay();
  const { total, error, retry } = useTotal('triage.list-files', { state: 'waiting' });
  return <CountCard title={say('start.card.toDecide')} to="/triage" count={total} error={error} onRetry={retry} />;
}

function Matches() {
  const say = useSay();
  const { total, error, retry } = useTotal('intake.list-possible-matches', { state: 'open' });
  return (
    <CountCard title={say('start.card.matches')} to="/mogelijke-dubbels" count={total} error={error} onRetry={retry} />
  );
}

function Unassigned() {
  const say = useSay();
  const { total, error, retry } = useTotal('case-management.list-trajectories', { state: 'unassigned' });
  return (
    <CountCard
      title={say('start.card.unassigned')}
      to="/trajecten"
      search={{ toon: 'unassigned' }}
      count={total}
      error={error}
      onRetry={retry}
    />
  );
}

function NeedsAssessment() {
  const say = useSay();
  const { total, error, retry } = useTotal('intake.list-client-systems', { needsAssessment: 'true' });
  return (
    <CountCard title={say('start.card.needsAssessment')} to="/dossiers" count={total} error={error} onRetry={retry} />
  );
}

function Mine() {
  const say = useSay();
  const { open, error, retry } = useOwnCases();
  return (
    <CountCard title={say('start.card.mine')} to="/trajecten" count={open?.length} error={error} onRetry={retry} />
  );
}

function Overdue() {
  const say = useSay();
  const { open, error, retry } = useOwnCases();
  const late = open?.filter(({ escalation }) => escalation === 'final-passed');
  return (
    <CountCard
      title={say('start.card.overdue')}
      to="/trajecten"
      count={late?.length}
      error={error}
      onRetry={retry}
      isAlarm
    />
  );
}

function ThisWeek() {
  const say = useSay();
  const { open, error, retry } = useOwnCases();
  const today = dayAt(new Date());
  const soon = open?.filter(({ nextFinalOn }) => {
    const left = nextFinalOn === undefined ? undefined : daysBetween(today, nextFinalOn);
    return left !== undefined && left >= 0 && left <= daysOfWeek;
  });
  return (
    <CountCard title={say('start.card.thisWeek')} to="/trajecten" count={soon?.length} error={error} onRetry={retry} />
  );
}

/** The whole caseload, which is small enough to be looked at at once: fewer than a hundred. */
function useOwnCases() {
  const { rows, error, retry } = usePages('case-management.list-trajectories', { mine: 'true', limit: 100 });
  return { open: rows?.filter(({ state }) => state !== 'closed'), error, retry };
}

import { Stack, Text, Title } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { day, moment } from '../../../format/dates.ts';
import { useNameOf } from '../../../parts/colleagues.ts';
import { Facts } from '../../../parts/facts.tsx';
import { usePlaces } from '../../../parts/places.tsx';
import { useSay } from '../../../words/say.ts';
import type { Decision, TriageFile } from '../triage-file.ts';

interface DecisionShownProps {
  readonly decision: Decision;
  readonly proposal: TriageFile['proposal'];
}

/** A decision as it was recorded. */
export function DecisionShown({ decision, proposal }: DecisionShownProps) {
  const say = useSay();
  const places = usePlaces();
  const nameOf = useNameOf();
  const { outcome, motivation, overrideReason, referredTo, participants, absent, dissent, actions } = decision;
  const names = (aliases: readonly string[]) => aliases.map(places.organisation).join(', ');
  return (
    <Stack gap="sm">
      <Title order={3}>
        <IconGavel size={20} aria-hidden style={{ verticalAlign: '-4px' }} /> {say(`outcome.${outcome}`)}
      </Title>
      <Text size="sm" className="quiet">
        {say('decision.by', { moment: moment(decision.decidedAt), name: nameOf(decision.decidedBy) })}
      </Text>
      <div className="prose">{motivation}</div>
      <Facts
        facts={[
          {
            label: say('decision.override'),
            value:
              overrideReason &&
              `${overrideReason} (${say('router.proposes', { outcome: say(`outcome.${proposal.outcome}`) })})`,
          },
          { label: say('decision.referredTo'), value: referredTo && places.organisation(referredTo) },
          { label: say('decision.participants'), value: names(participants) },
          ...absent.map(({ organisation, reason }) => ({
            label: say('decision.absentOf', { name: places.organisation(organisation) }),
            value: reason,
          })),
          ...dissent.map(({ organisation, text }) => ({
            label: say('decision.dissentOf', { name: places.organisation(organisation) }),
            value: text,
          })),
        ]}
      />
      {actions.length > 0 && (
        <div>
          <Text size="sm" className="quiet">
            {say('decision.actions')}
          </Text>
          <Text component="ul" size="sm" m={0} pl="md">
            {actions.map(({ text, organisation, dueOn }, index) => (
              <li key={`${organisation} ${dueOn} ${String(index)}`}>
                {text} ({say('decision.action.by', { name: places.organisation(organisation), on: day(dueOn) })})
              </li>
            ))}
          </Text>
        </div>
      )}
    </Stack>
  );
}

import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { usePlaces } from '../../../parts/places.tsx';
import { useSay } from '../../../words/say.ts';
import type { TriageFile } from '../triage-file.ts';
import type { DecisionContent } from './decision-content.ts';
import { DecisionShown } from './decision-shown.tsx';

interface DecisionOvertakenProps {
  readonly file: TriageFile;
  readonly content: DecisionContent;
  readonly onDiscard: () => void;
}

/** Somebody else decided first: one decision stands, and what was typed here is still there to read and copy (R26). */
export function DecisionOvertaken({ file, content, onDiscard }: DecisionOvertakenProps) {
  const say = useSay();
  return (
    <Alert
      color="orange"
      variant="light"
      role="alert"
      icon={<IconArrowsSplit2 aria-hidden />}
      title={say('decision.overtaken')}
    >
      <Stack gap="sm">
        <Text size="sm">{say('decision.overtaken.text')}</Text>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Stack gap="xs" bg="white" p="sm" bdrs="md">
            <Title order={3}>{say('decision.stands')}</Title>
            {file.decision !== undefined && <DecisionShown decision={file.decision} proposal={file.proposal} />}
          </Stack>
          <Stack gap="xs" bg="white" p="sm" bdrs="md">
            <Title order={3}>{say('decision.mine')}</Title>
            <Typed content={content} />
          </Stack>
        </SimpleGrid>
        <Group>
          <Button variant="default" onClick={onDiscard}>
            {say('decision.discardMine')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Typed({
  content: { outcome, motivation, overrideReason, parts, actions },
}: Pick<DecisionOvertakenProps, 'content'>) {
  const say = useSay();
  const places = usePlaces();
  return (
    <>
      {outcome !== '' && <Text fw={600}>{say(`outcome.${outcome}`)}</Text>}
      <div className="prose">{motivation}</div>
      {overrideReason !== '' && <div className="prose">{overrideReason}</div>}
      {Object.entries(parts).map(
        ([organisation, { dissent }]) =>
          dissent !== '' && (
            <div className="prose" key={organisation}>
              {say('decision.dissentOf', { name: places.organisation(organisation) })}: {dissent}
            </div>
          ),
      )}
      {actions.map(({ text }, index) => (
        <div className="prose" key={`action-${String(index)}`}>
          {text}
        </div>
      ))}
    </>
  );
}

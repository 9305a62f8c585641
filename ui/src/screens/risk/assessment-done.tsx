import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Output } from '../../api/contract.ts';
import { day } from '../../format/dates.ts';
import { ButtonLink } from '../../parts/links.tsx';
import { RiskMark } from '../../parts/marks.tsx';
import { useSay } from '../../words/say.ts';

interface AssessmentDoneProps {
  readonly assessment: Output<'intake.assess-risk'>;
  readonly clientSystemId: string;
}

/** The level that came out of it, and why, in a sentence. */
export function AssessmentDone({ assessment: { level, reason, validUntil }, clientSystemId }: AssessmentDoneProps) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
      <Alert
        color="teal"
        variant="light"
        role="status"
        icon={<IconCircleCheck aria-hidden />}
        title={say('assess.done')}
      >
        <Stack gap="sm" align="flex-start">
          <Group gap="xs">
            <Text>{say('assess.level')}</Text>
            <RiskMark level={level} />
            <Text size="sm">{say('file.levelUntil', { date: day(validUntil) })}</Text>
          </Group>
          <Text>{reason}</Text>
          <ButtonLink to="/dossiers/$clientSystemId" params={{ clientSystemId }} search={{ deel: 'risico' }}>
            {say('assess.back')}
          </ButtonLink>
        </Stack>
      </Alert>
    </div>
  );
}

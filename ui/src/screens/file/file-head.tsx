import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconShieldLock, IconUser } from '@tabler/icons-react';
import { useRead } from '../../api/reads.ts';
import { useMay } from '../../api/session.ts';
import { day } from '../../format/dates.ts';
import { useHouseholds } from '../../parts/households.tsx';
import { RepeatMark, RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';
import type { Overview } from './overview.ts';

/** What one has to know whichever part is open: who, where, how dangerous, children, shielding. */
export function FileHead({ file }: { readonly file: Overview }) {
  const say = useSay();
  const places = usePlaces();
  const { clientSystemId, level, levelValidUntil, needsAssessment, repeat, persons } = file;
  const households = useHouseholds([clientSystemId]);
  const label = households?.get(clientSystemId);
  const nis = label?.municipality;
  const minors = persons.filter(({ minor }) => minor !== 'no').length;
  return (
    <Card withBorder className="file-head">
      <Stack gap={6}>
        <Group gap="sm">
          <Title order={1}>
            {households === undefined ? say('state.loading') : (label?.label ?? say('household.unnamed'))}
          </Title>
          <RiskMark level={level} />
          {repeat && <RepeatMark />}
          {minors > 0 && (
            <Badge variant="default" tt="none" leftSection={<IconUser size={12} aria-hidden />}>
              {say('file.minors', { count: minors })}
            </Badge>
          )}
          <ShieldedMark clientSystemId={clientSystemId} />
        </Group>
        <Group gap="lg">
          <Text size="sm">{nis === undefined ? say('file.noMunicipality') : places.municipality(nis)}</Text>
          <Text size="sm">{say('file.memberCount', { count: persons.length })}</Text>
          <Text size="sm" {...(needsAssessment ? { fw: 600 } : {})}>
            {needsAssessment
              ? say('file.needsAssessment')
              : levelValidUntil !== undefined && say('file.levelUntil', { date: day(levelValidUntil) })}
          </Text>
        </Group>
      </Stack>
    </Card>
  );
}

/** R36: it exists for the people named only. Whoever may not ask who can see it, isn't told. */
function ShieldedMark({ clientSystemId }: { readonly clientSystemId: string }) {
  const say = useSay();
  const may = useMay('see-who-can-see');
  const { data } = useRead('intake.who-can-see', { clientSystemId }, { enabled: may });
  if (data?.shielded !== true) return null;
  return (
    <Badge variant="filled" color="dark" tt="none" leftSection={<IconShieldLock size={12} aria-hidden />}>
      {say('shielded')}
    </Badge>
  );
}

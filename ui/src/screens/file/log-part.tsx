import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { moment } from '../../format/dates.ts';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay, useSayCode, wordFor } from '../../words/say.ts';
import type { Overview } from './overview.ts';

type Line = Row<'gateway.list-accesses-to-file'>;

/** Who looked at this file; for its holder alone, and this look is logged as well (R32). */
export default function LogPart({ file: { clientSystemId } }: { readonly file: Overview }) {
  const say = useSay();
  const { pages, rows, error, retry, more, loadingMore } = usePages('gateway.list-accesses-to-file', {
    clientSystemId,
  });
  const isPartial = pages?.some(({ missing }) => missing.length > 0) === true;
  const columns = useColumns();
  return (
    <Section title={say('file.part.logboek')}>
      <Stack gap="sm">
        <Text size="sm">{say('log.about')}</Text>
        {isPartial && (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
            {say('log.missing')}
          </Alert>
        )}
        <Worklist
          label={say('file.part.logboek')}
          columns={columns}
          rows={rows}
          keyOf={({ lineId, service }) => `${service} ${lineId}`}
          link={(_, children) => children}
          onOpen={() => undefined}
          error={error}
          onRetry={retry}
          empty={say('log.empty')}
          onMore={more}
          loadingMore={loadingMore}
        />
      </Stack>
    </Section>
  );
}

function useColumns(): readonly Column<Line>[] {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  return [
    { key: 'at', header: say('log.at'), cell: ({ at }) => moment(at) },
    {
      key: 'who',
      header: say('log.who'),
      cell: ({ name, kind, organisation, roles }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {name ?? say(kind === 'staff' ? 'colleague.unnamed' : 'log.system')}
          </Text>
          <Text size="xs" className="quiet">
            {[places.organisation(organisation), ...roles.map((role) => sayCode('staff', role))].join(' · ')}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'what',
      header: say('log.what'),
      cell: ({ operation }) => say(wordFor('act', operation) ?? 'log.otherAct'),
    },
    {
      key: 'ground',
      header: say('access.ground'),
      cell: ({ ground }) => (ground === undefined ? say('none') : sayCode('ground', ground)),
    },
    {
      key: 'result',
      header: say('log.result'),
      cell: ({ result }) => say(result === 'granted' ? 'log.granted' : 'log.refused'),
    },
  ];
}

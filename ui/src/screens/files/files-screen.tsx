import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { day } from '../../format/dates.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { RepeatMark, RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay } from '../../words/say.ts';
import { filesFilter, filesSearch } from './files-search.ts';

type FileRow = Row<'intake.list-client-systems'>;

/** The files that one has a ground for, the one changed last first. */
export function FilesScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/dossiers' });
  const filter = filesFilter(search);
  const { rows, total, error, retry, more, loadingMore } = usePages('intake.list-client-systems', filter);
  const columns = useColumns(rows);
  return (
    <Screen title={say('nav.files')}>
      <Stack gap="sm">
        <Filters />
        <Worklist
          label={say('nav.files')}
          columns={columns}
          rows={rows}
          total={total}
          keyOf={({ clientSystemId }) => clientSystemId}
          link={({ clientSystemId }, children) => (
            <ScreenLink to="/dossiers/$clientSystemId" params={{ clientSystemId }}>
              {children}
            </ScreenLink>
          )}
          onOpen={({ clientSystemId }) =>
            void navigate({ to: '/dossiers/$clientSystemId', params: { clientSystemId } })
          }
          error={error}
          onRetry={retry}
          empty={say(Object.keys(filter).length > 0 ? 'files.emptyFiltered' : 'files.empty')}
          onMore={more}
          loadingMore={loadingMore}
        />
      </Stack>
    </Screen>
  );
}

function Filters() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/dossiers' });
  const { municipalities } = usePlaces();
  const change = (changed: Record<string, unknown>) =>
    void navigate({ to: '/dossiers', search: filesSearch({ ...search, ...changed }), replace: true });
  return (
    <Group gap="md" align="flex-end" role="search" aria-label={say('list.filters')}>
      <NativeSelect
        label={say('column.risk')}
        value={search.niveau ?? ''}
        onChange={({ currentTarget }) => change({ niveau: currentTarget.value })}
        data={[
          { value: '', label: say('list.filter.all') },
          { value: 'hoog', label: say('risk.high') },
          { value: 'middelhoog', label: say('risk.medium') },
          { value: 'laag', label: say('risk.low') },
        ]}
      />
      <NativeSelect
        label={say('column.municipality')}
        value={search.gemeente ?? ''}
        onChange={({ currentTarget }) => change({ gemeente: currentTarget.value })}
        data={[
          { value: '', label: say('list.filter.all') },
          ...municipalities.map(({ nis, name }) => ({ value: nis, label: name })),
        ]}
      />
      <Checkbox
        mb={8}
        label={say('files.needsAssessment')}
        checked={search.inschatten === true}
        onChange={({ currentTarget }) => change({ inschatten: currentTarget.checked })}
      />
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={() => void navigate({ to: '/dossiers', replace: true })}>
          {say('list.filter.clear')}
        </Button>
      )}
    </Group>
  );
}

function useColumns(rows: readonly FileRow[] | undefined): readonly Column<FileRow>[] {
  const say = useSay();
  const places = usePlaces();
  const households = useHouseholds(rows?.map(({ clientSystemId }) => clientSystemId));
  return [
    {
      key: 'household',
      header: say('column.household'),
      cell: ({ clientSystemId }) => <Household id={clientSystemId} of={households} />,
    },
    {
      key: 'risk',
      header: say('column.risk'),
      cell: ({ level, repeat }) => (
        <Group gap={6}>
          <RiskMark level={level} />
          {repeat && <RepeatMark />}
        </Group>
      ),
    },
    {
      key: 'municipality',
      header: say('column.municipality'),
      cell: ({ municipalities }) => municipalities.map(places.municipality).join(', ') || say('unknown'),
    },
    { key: 'minor', header: say('column.minor'), cell: ({ hasMinor }) => say(hasMinor ? 'yes' : 'no') },
    { key: 'incidents', header: say('file.incidents'), cell: ({ incidents }) => incidents },
    {
      key: 'last',
      header: say('files.lastIncident'),
      cell: ({ lastIncidentOn }) => (lastIncidentOn === undefined ? say('none') : day(lastIncidentOn)),
    },
    {
      key: 'valid',
      header: say('files.levelUntil'),
      cell: ({ levelValidUntil }) => (
        <Text size="sm">{levelValidUntil === undefined ? say('files.toAssess') : day(levelValidUntil)}</Text>
      ),
    },
  ];
}

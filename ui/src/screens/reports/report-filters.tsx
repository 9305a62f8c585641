import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';
import type { ReportsSearch } from './reports-search.ts';
import { reportsSearch } from './reports-search.ts';

/** Filters that stand in the address, so that a list can be kept as a bookmark. */
export function ReportFilters({ search }: { readonly search: ReportsSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const { zones } = usePlaces();
  const mayDecide = useMay('decide-possible-match');
  const change = (changed: Record<string, unknown>) =>
    void navigate({ to: '/meldingen', search: reportsSearch({ ...search, ...changed }), replace: true });
  return (
    <Group gap="md" align="flex-end" role="search" aria-label={say('list.filters')}>
      <NativeSelect
        label={say('reports.kind')}
        value={search.soort ?? ''}
        onChange={({ currentTarget }) => change({ soort: currentTarget.value })}
        data={[
          { value: '', label: say('list.filter.all') },
          { value: 'nieuw', label: say('reports.opened') },
          { value: 'aangesloten', label: say('reports.joined') },
        ]}
      />
      <NativeSelect
        label={say('column.zone')}
        value={search.zone ?? ''}
        onChange={({ currentTarget }) => change({ zone: currentTarget.value })}
        data={[
          { value: '', label: say('list.filter.all') },
          ...zones.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <TextInput
        type="date"
        label={say('reports.since')}
        value={search.sinds ?? ''}
        onChange={({ currentTarget }) => change({ sinds: currentTarget.value })}
      />
      <Checkbox
        mb={8}
        label={say('reports.revised')}
        checked={search.gewijzigd === true}
        onChange={({ currentTarget }) => change({ gewijzigd: currentTarget.checked })}
      />
      {mayDecide && (
        <Checkbox
          mb={8}
          label={say('reports.possibleMatch')}
          checked={search.dubbel === true}
          onChange={({ currentTarget }) => change({ dubbel: currentTarget.checked })}
        />
      )}
      {Object.keys(search).length > 0 && (
        <Button variant="subtle" onClick={() => void navigate({ to: '/meldingen', replace: true })}>
          {say('list.filter.clear')}
        </Button>
      )}
    </Group>
  );
}

import { Badge, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { useMay } from '../../api/session.ts';
import { day, dayAt, daysBetween, moment } from '../../format/dates.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay } from '../../words/say.ts';
import { ReportFilters } from './report-filters.tsx';
import type { ReportsSearch } from './reports-search.ts';
import { reportsFilter } from './reports-search.ts';

type Report = Row<'intake.list-police-reports'>;

export function ReportsList({ search }: { readonly search: ReportsSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const mayOpen = useMay('read-police-report');
  const filter = reportsFilter(search);
  const { rows, total, error, retry, more, loadingMore } = usePages('intake.list-police-reports', filter);
  const columns = useColumns(rows);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Stack gap="sm">
      <ReportFilters search={search} />
      <Worklist
        label={say('nav.reports')}
        columns={columns}
        rows={rows}
        total={total}
        keyOf={({ reportId }) => reportId}
        link={({ reportId }, children) =>
          mayOpen ? (
            <ScreenLink to="/meldingen/$reportId" params={{ reportId }}>
              {children}
            </ScreenLink>
          ) : (
            children
          )
        }
        onOpen={({ reportId }) => {
          if (mayOpen) void navigate({ to: '/meldingen/$reportId', params: { reportId } });
        }}
        error={error}
        onRetry={retry}
        empty={say(isFiltered ? 'reports.emptyFiltered' : 'reports.empty')}
        onMore={more}
        loadingMore={loadingMore}
      />
    </Stack>
  );
}

function useColumns(rows: readonly Report[] | undefined): readonly Column<Report>[] {
  const say = useSay();
  const places = usePlaces();
  // Whoever only keeps the post of reports gets no names of families.
  const mayKnow = useMay('list-client-systems');
  const households = useHouseholds(mayKnow ? rows?.map(({ clientSystemId }) => clientSystemId) : []);
  const received: Column<Report> = {
    key: 'received',
    header: say('column.received'),
    cell: ({ receivedAt }) => <Received at={receivedAt} />,
  };
  return [
    ...(mayKnow
      ? [
          {
            key: 'household',
            header: say('column.household'),
            cell: ({ clientSystemId }: Report) => <Household id={clientSystemId} of={households} />,
          },
        ]
      : []),
    received,
    { key: 'incident', header: say('column.incidentOn'), cell: ({ incidentOn }) => day(incidentOn) },
    { key: 'zone', header: say('column.zone'), cell: ({ zoneCode }) => places.zone(zoneCode) },
    ...(mayKnow
      ? [
          {
            key: 'municipality',
            header: say('column.municipality'),
            cell: ({ clientSystemId }: Report) => {
              const nis = households?.get(clientSystemId)?.municipality;
              return nis === undefined ? (
                <Text size="sm" className="quiet">
                  {say('unknown')}
                </Text>
              ) : (
                places.municipality(nis)
              );
            },
          },
        ]
      : []),
    { key: 'risk', header: say('column.risk'), cell: ({ level }) => <RiskMark level={level} /> },
    {
      key: 'what',
      header: say('column.what'),
      cell: ({ joined, revised }) => (
        <Group gap={6}>
          <Badge variant="default" tt="none">
            {say(joined ? 'reports.joined' : 'reports.opened')}
          </Badge>
          {revised && (
            <Badge variant="light" color="orange" c="orange.9" tt="none">
              {say('reports.revised')}
            </Badge>
          )}
        </Group>
      ),
    },
  ];
}

/** When it came, and how long it lies there: the overview file has to follow the same day (R52). */
function Received({ at }: { readonly at: string }) {
  const say = useSay();
  const days = daysBetween(dayAt(new Date(at)), dayAt(new Date()));
  return (
    <Stack gap={0}>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {moment(at)}
      </Text>
      <Text size="xs" className="quiet">
        {say('reports.ago', { days })}
      </Text>
    </Stack>
  );
}

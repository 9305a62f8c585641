import { Group, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useMay } from '../../api/session.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { ReportEstimate } from './report-estimate.tsx';
import { ReportIncident } from './report-incident.tsx';
import { ReportPersons } from './report-persons.tsx';
import { ReportRevisions } from './report-revisions.tsx';
import { ReportSource } from './report-source.tsx';

/** A report as it was sent, and what came later under the same number. */
export function ReportScreen() {
  const say = useSay();
  const places = usePlaces();
  const { reportId } = useParams({ from: '/signed-in/meldingen/$reportId' });
  const { data: report, error, refetch } = useRead('intake.get-police-report', { reportId });
  const mayOpen = useMay('read-overview-file');
  const households = useHouseholds(report === undefined ? undefined : [report.clientSystemId]);
  if (report === undefined) {
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  }
  const { clientSystemId, content, revisions } = report;
  return (
    <Screen
      title={say('report.title', { zone: places.zone(content.zoneCode) })}
      aside={
        mayOpen && (
          <ButtonLink to="/dossiers/$clientSystemId" params={{ clientSystemId }} variant="default">
            {say('report.openFile')}
          </ButtonLink>
        )
      }
      narrow
    >
      <Group gap="xs">
        <Household id={clientSystemId} of={households} />
      </Group>
      <Stack gap="lg">
        {revisions.length > 0 && <ReportRevisions report={report} />}
        <ReportIncident content={content} />
        <ReportPersons content={content} />
        {content.riskAssessment !== undefined && <ReportEstimate estimate={content.riskAssessment} />}
        <ReportSource report={report} />
      </Stack>
    </Screen>
  );
}

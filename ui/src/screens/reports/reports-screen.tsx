import { Group, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMay } from '../../api/session.ts';
import { ButtonLink } from '../../parts/links.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useSay } from '../../words/say.ts';
import { RefusedLines } from './refused-lines.tsx';
import { ReportsList } from './reports-list.tsx';

/** Reports as they come in, oldest first, and the lines that were refused. */
export function ReportsScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/meldingen' });
  const mayRefused = useMay('handle-refused-lines');
  const mayRegister = useMay('register-police-report');
  const shows = search.lijst === 'geweigerd' && mayRefused ? 'geweigerd' : 'meldingen';
  return (
    <Screen
      title={say('nav.reports')}
      aside={
        <Group gap="sm">
          {mayRefused && (
            <SegmentedControl
              aria-label={say('reports.which')}
              value={shows}
              onChange={(chosen) =>
                void navigate({ to: '/meldingen', search: chosen === 'geweigerd' ? { lijst: 'geweigerd' } : {} })
              }
              data={[
                { value: 'meldingen', label: say('reports.accepted') },
                { value: 'geweigerd', label: say('reports.refused') },
              ]}
            />
          )}
          {mayRegister && <ButtonLink to="/meldingen/nieuw">{say('reports.new')}</ButtonLink>}
        </Group>
      }
    >
      {shows === 'geweigerd' ? <RefusedLines /> : <ReportsList search={search} />}
    </Screen>
  );
}

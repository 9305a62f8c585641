import { Alert, Group, Stack } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { lazy, Suspense } from 'react';
import { useRead } from '../../api/reads.ts';
import type { Session } from '../../api/session.ts';
import { mayTry, useSession } from '../../api/session.ts';
import { ButtonLink } from '../../parts/links.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { FileHead } from './file-head.tsx';
import type { FileTab } from './file-search.ts';
import { fileSearch, fileTabs } from './file-search.ts';
import type { Overview } from './overview.ts';

/** Each part is fetched when it is opened: the diagram alone weighs more than the rest together. */
const parts: Readonly<Record<FileTab, ComponentType<{ file: Overview }>>> = {
  gezin: lazy(() => import('./household-part.tsx')),
  tijdlijn: lazy(() => import('./timeline-part.tsx')),
  risico: lazy(() => import('./risk-part.tsx')),
  contact: lazy(() => import('./contact-part.tsx')),
  inzage: lazy(() => import('./access-part.tsx')),
  logboek: lazy(() => import('./log-part.tsx')),
  afdrukken: lazy(() => import('./print-part.tsx')),
};

const isFor: Partial<Record<FileTab, (who: Session) => boolean>> = {
  inzage: (who) => mayTry(who, 'see-who-can-see'),
  logboek: (who) => mayTry(who, 'read-log-of-file'),
  afdrukken: (who) => mayTry(who, 'compose-for-persons'),
};

/** The overview file: its head stays, its parts have an address each. */
export function FileScreen() {
  const { clientSystemId } = useParams({ from: '/signed-in/dossiers/$clientSystemId' });
  const { deel = 'gezin' } = useSearch({ from: '/signed-in/dossiers/$clientSystemId' });
  const { data: file, error, refetch } = useRead('intake.get-overview-file', { clientSystemId });
  if (file === undefined) {
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  }
  const Part = parts[deel];
  return (
    <Stack gap="md" maw={1200} mx="auto">
      <FileHead file={file} />
      <FileTabs clientSystemId={clientSystemId} current={deel} />
      {file.mergedInto !== undefined && <Merged into={file.mergedInto} />}
      <Suspense fallback={<Loading />}>
        <Part file={file} />
      </Suspense>
    </Stack>
  );
}

function FileTabs({ clientSystemId, current }: { readonly clientSystemId: string; readonly current: FileTab }) {
  const say = useSay();
  const session = useSession();
  return (
    <nav aria-label={say('file.parts')} className="no-print">
      <Group component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {fileTabs
          .filter((tab) => isFor[tab]?.(session) ?? true)
          .map((tab) => (
            <li key={tab}>
              <ButtonLink
                to="/dossiers/$clientSystemId"
                params={{ clientSystemId }}
                search={fileSearch({ deel: tab })}
                size="xs"
                variant={tab === current ? 'filled' : 'default'}
                {...(tab === current ? { 'aria-current': 'page' as const } : {})}
              >
                {say(`file.part.${tab}`)}
              </ButtonLink>
            </li>
          ))}
      </Group>
    </nav>
  );
}

function Merged({ into }: { readonly into: string }) {
  const say = useSay();
  return (
    <Alert color="petrol" variant="light" icon={<IconArrowMerge aria-hidden />} title={say('file.merged')}>
      <ButtonLink to="/dossiers/$clientSystemId" params={{ clientSystemId: into }} size="xs" variant="default">
        {say('file.toMerged')}
      </ButtonLink>
    </Alert>
  );
}

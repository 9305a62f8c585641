import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useHouseholds } from '../../parts/households.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Empty, Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { useInstruments } from './use-instruments.ts';

/** A new assessment, with the last one beside it. */
export function AssessmentScreen() {
  const say = useSay();
  const { clientSystemId } = useParams({ from: '/signed-in/dossiers/$clientSystemId/risico' });
  const { data: file, error, refetch } = useRead('intake.get-overview-file', { clientSystemId });
  const instruments = useInstruments();
  const label = useHouseholds([clientSystemId])?.get(clientSystemId)?.label;
  if (file === undefined || instruments === undefined) {
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Screen
      title={label === undefined ? say('assess.title') : say('assess.titleOf', { household: label })}
      narrow
      aside={
        <ButtonLink
          to="/dossiers/$clientSystemId"
          params={{ clientSystemId }}
          search={{ deel: 'risico' }}
          variant="default"
        >
          {say('assess.back')}
        </ButtonLink>
      }
    >
      {instruments.length === 0 ? (
        <Empty>{say('assess.noInstrument')}</Empty>
      ) : (
        <AssessmentForm file={file} instruments={instruments} />
      )}
    </Screen>
  );
}

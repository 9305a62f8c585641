import { Alert, Button, Group, NumberInput, Radio, Stack, Textarea } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useAct } from '../../api/acts.ts';
import { useRead } from '../../api/reads.ts';
import { useDraft } from '../../parts/draft.ts';
import { useProblemWords } from '../../parts/problem-words.ts';
import { SaveStateMark } from '../../parts/save-state.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';

interface Content {
  readonly reason: string;
  readonly longer: boolean;
  readonly years: number;
  readonly ground: string;
  readonly consenting: string;
}

const shortestExtension = 16;
const longestExtension = 30;

/** The closing act, with the only moment at which a longer retention can be decided (R50). */
export function CloseScreen() {
  const say = useSay();
  const words = useProblemWords();
  const navigate = useNavigate();
  const { trajectoryId } = useParams({ from: '/signed-in/trajecten/$trajectoryId/afsluiten' });
  const { data, error, refetch } = useRead('case-management.get-trajectory', { trajectoryId });
  const draft = useDraft<Content>('closure', trajectoryId, {
    reason: '',
    longer: false,
    years: longestExtension,
    ground: '',
    consenting: '',
  });
  const close = useAct('case-management.close-trajectory', {
    refreshes: ['case-management.get-trajectory', 'case-management.list-trajectories'],
    onDone: () => {
      void draft.discard().then(() => navigate({ to: '/trajecten/$trajectoryId', params: { trajectoryId } }));
    },
  });
  const { content } = draft;
  if (data === undefined && error !== null) return <ScreenFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined || content === undefined) return <Loading />;
  const set = (change: Partial<Content>) => draft.set({ ...content, ...change });
  const consenting = content.consenting
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isComplete =
    content.reason.trim() !== '' && (!content.longer || (content.ground.trim() !== '' && consenting.length > 0));

  return (
    <Screen title={say('trajectory.close')} narrow>
      <Stack gap="md">
        <Textarea
          label={say('trajectory.close.reason')}
          value={content.reason}
          onChange={({ currentTarget }) => set({ reason: currentTarget.value })}
          autosize
          minRows={4}
          maxLength={4000}
          required
        />
        <Radio.Group
          label={say('trajectory.close.retention')}
          description={say('trajectory.close.once')}
          value={content.longer ? 'longer' : 'normal'}
          onChange={(value) => set({ longer: value === 'longer' })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="normal" label={say('trajectory.close.retention.normal')} />
            <Radio value="longer" label={say('trajectory.close.retention.longer')} />
          </Stack>
        </Radio.Group>
        {content.longer && (
          <Stack gap="sm" className="form-card">
            <NumberInput
              label={say('trajectory.close.years')}
              value={content.years}
              min={shortestExtension}
              max={longestExtension}
              allowDecimal={false}
              onChange={(value) => set({ years: Number(value) })}
            />
            <Textarea
              label={say('trajectory.close.ground')}
              value={content.ground}
              onChange={({ currentTarget }) => set({ ground: currentTarget.value })}
              autosize
              minRows={2}
              maxLength={4000}
            />
            <Textarea
              label={say('trajectory.close.consenting')}
              value={content.consenting}
              onChange={({ currentTarget }) => set({ consenting: currentTarget.value })}
              autosize
              minRows={3}
            />
          </Stack>
        )}
        {close.isError && (
          <Alert color="red" variant="light" role="alert">
            {words(close.error)}
          </Alert>
        )}
        <Group justify="space-between">
          <SaveStateMark state={draft.state} />
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/trajecten/$trajectoryId', params: { trajectoryId } })}
            >
              {say('act.back')}
            </Button>
            <Button
              color="red.8"
              disabled={!isComplete}
              loading={close.isPending}
              onClick={() =>
                close.mutate({
                  input: {
                    trajectoryId,
                    reason: content.reason,
                    retention: content.longer
                      ? { extendToYears: content.years, ground: content.ground, consenting }
                      : {},
                  },
                  version: data.version,
                })
              }
            >
              {say('trajectory.close.confirm')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Screen>
  );
}

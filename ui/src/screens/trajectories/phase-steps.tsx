import { Alert, Button, Group, List, Stack, Stepper, Text, Textarea } from '@mantine/core';
import type { TrajectoryPhase } from '@veilighuis/contracts';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { useMay } from '../../api/session.ts';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Trajectory } from './trajectory.ts';

const phases = ['exploration', 'execution', 'closing'] as const satisfies readonly TrajectoryPhase[];

/** Conditions that a reason fulfils; the others are something that has to happen first. */
const metByReason: ReadonlySet<string> = new Set([
  'closing-reason',
  'early-closing-reason',
  'skipped-execution-reason',
]);

/** Where the trajectory is, what the next phase asks for, and the step itself. */
export function PhaseSteps({ trajectory }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const may = useMay('work-on-trajectory');
  const at = trajectory.state === 'closed' ? phases.length : phases.findIndex((phase) => phase === trajectory.state);
  const next = Object.keys(trajectory.unmet).filter((phase): phase is TrajectoryPhase =>
    phases.some((one) => one === phase),
  );
  return (
    <Stack gap="sm" component="section" aria-label={say('trajectory.phases')}>
      <Stepper active={at} size="sm" allowNextStepsSelect={false}>
        {phases.map((phase) => (
          <Stepper.Step key={phase} label={say(`phase.${phase}`)} tabIndex={-1} />
        ))}
      </Stepper>
      {may && trajectory.state !== 'closed' && trajectory.state !== 'unassigned' && (
        <Stack gap="sm">
          {next.map((phase) => (
            <NextPhase key={phase} trajectory={trajectory} phase={phase} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function NextPhase({ trajectory, phase }: { readonly trajectory: Trajectory; readonly phase: TrajectoryPhase }) {
  const say = useSay();
  const sayCode = useSayCode();
  const words = useProblemWords();
  const [reason, setReason] = useState('');
  const [asks, setAsks] = useState(false);
  const enter = useAct('case-management.enter-phase', {
    refreshes: ['case-management.get-trajectory', 'case-management.list-trajectories'],
  });
  const unmet = trajectory.unmet[phase] ?? [];
  const first = unmet.filter((code) => !metByReason.has(code));
  const needsReason = unmet.some((code) => metByReason.has(code));
  if (first.length > 0) {
    return (
      <div>
        <Text size="sm">{say('trajectory.phase.unmet', { phase: say(`phase.${phase}`) })}</Text>
        <List size="sm">
          {first.map((code) => (
            <List.Item key={code}>{sayCode('trajectory.unmet', code)}</List.Item>
          ))}
        </List>
      </div>
    );
  }
  const step = () => {
    if (needsReason && !asks) {
      setAsks(true);
      return;
    }
    const why = needsReason ? { reason } : {};
    enter.mutate({ input: { trajectoryId: trajectory.trajectoryId, phase, ...why }, version: trajectory.version });
  };
  return (
    <Group align="flex-end" gap="sm">
      {needsReason && asks && (
        <Textarea
          autoFocus
          label={say('trajectory.phase.reason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          autosize
          miw={280}
          flex={1}
          maw={640}
        />
      )}
      <Button variant="default" loading={enter.isPending} disabled={asks && reason.trim() === ''} onClick={step}>
        {say('trajectory.phase.enter', { phase: say(`phase.${phase}`) })}
      </Button>
      {enter.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(enter.error)}
        </Alert>
      )}
    </Group>
  );
}

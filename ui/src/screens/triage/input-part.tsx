import { Stack, Title } from '@mantine/core';
import { useSay } from '../../words/say.ts';
import { SeatInputs } from './seat-inputs.tsx';
import type { TriageFile } from './triage-file.ts';
import { tableOf } from './triage-file.ts';

/** What the others brought, and one's own as the others see it. */
export function InputPart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  return (
    <Stack gap="xs" component="section" aria-label={say('input')}>
      <Title order={2}>{say('input')}</Title>
      <SeatInputs seats={tableOf(file).contributions} />
    </Stack>
  );
}

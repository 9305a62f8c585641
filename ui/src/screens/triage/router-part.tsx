import { Alert, Text } from '@mantine/core';
import { IconSignRight } from '@tabler/icons-react';
import { useSay } from '../../words/say.ts';
import type { TriageFile } from './triage-file.ts';

/** What the router proposes, with its rule in a sentence (R27). */
export function RouterPart({ file: { proposal } }: { readonly file: TriageFile }) {
  const say = useSay();
  return (
    <Alert
      color="petrol"
      variant="light"
      icon={<IconSignRight aria-hidden />}
      title={say('router.proposes', { outcome: say(`outcome.${proposal.outcome}`) })}
    >
      <Text size="sm">{proposal.sentence}</Text>
      <Text size="sm">{say('router.may')}</Text>
    </Alert>
  );
}

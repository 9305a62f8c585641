import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFieldWords } from '../../parts/field-words.ts';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay, wordFor } from '../../words/say.ts';
import type { Fault } from './form-faults.ts';

/** Everything that stands in the way of sending, by the names of the fields; or why the platform refused. */
export function FaultSummary({ faults, error }: { readonly faults: readonly Fault[]; readonly error: unknown }) {
  const say = useSay();
  const fieldWords = useFieldWords();
  const problemWords = useProblemWords();
  if (faults.length === 0 && error === null) return null;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={error === null ? say('form.notYet') : problemWords(error)}
    >
      <List size="sm">
        {faults.map(({ field, code }) => (
          <List.Item key={`${field} ${code}`}>
            {`${fieldWords(field)}: ${say(wordFor('fault', code) ?? 'fault.other')}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

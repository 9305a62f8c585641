import { Alert, Button, Card, Group, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import type { Input } from '../../api/contract.ts';
import { Problem } from '../../api/problem.ts';
import { readBirthDate } from '../../format/birth-dates.ts';
import { dayAt } from '../../format/dates.ts';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay, wordFor } from '../../words/say.ts';

type Question = Input<'intake.search-client-systems'>;
type Set = Question['by']['set'];

interface SearchFormProps {
  readonly onSearch: (question: Question) => void;
  readonly isSearching: boolean;
  readonly error: unknown;
}

/** The two permitted ways to search; always with a reason. */
export function SearchForm({ onSearch, isSearching, error }: SearchFormProps) {
  const say = useSay();
  const words = useProblemWords();
  const [set, choose] = useState<Set>('name-and-birth-date');
  const [typed, setTyped] = useState({ nationalNumber: '', name: '', birthDate: '', reason: '' });
  const [tried, setTried] = useState(false);
  const type = (changed: Partial<typeof typed>) => setTyped({ ...typed, ...changed });
  const birthDate = readBirthDate(typed.birthDate, dayAt(new Date()));
  const needed = (value: string) => (tried && value.trim() === '' ? say('field.required') : undefined);
  const isReady =
    typed.reason.trim() !== '' &&
    (set === 'national-number'
      ? typed.nationalNumber.trim() !== ''
      : typed.name.trim() !== '' && birthDate !== undefined);
  const search = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isReady) return;
    const reason = typed.reason.trim();
    if (set === 'national-number') onSearch({ by: { set, nationalNumber: typed.nationalNumber }, reason });
    else if (birthDate !== undefined) onSearch({ by: { set, name: typed.name, birthDate }, reason });
  };
  const numberFault =
    error instanceof Problem ? error.details.fields?.find(({ field }) => field.endsWith('nationalNumber')) : undefined;
  return (
    <Card withBorder>
      <form onSubmit={search} autoComplete="off">
        <Stack gap="md">
          <Radio.Group label={say('search.by')} value={set} onChange={(value) => choose(value)}>
            <Group gap="lg" mt={6}>
              <Radio value="name-and-birth-date" label={say('search.byName')} />
              <Radio value="national-number" label={say('search.byNumber')} />
            </Group>
          </Radio.Group>
          {set === 'national-number' ? (
            <TextInput
              label={say('field.nationalNumber')}
              description={say('search.anySpelling')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              required
              maw={360}
              value={typed.nationalNumber}
              error={
                numberFault === undefined
                  ? needed(typed.nationalNumber)
                  : say(wordFor('fault', numberFault.code) ?? 'fault.other')
              }
              onChange={({ currentTarget }) => type({ nationalNumber: currentTarget.value })}
            />
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={say('field.name')}
                description={say('search.nameAbout')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                required
                value={typed.name}
                error={needed(typed.name)}
                onChange={({ currentTarget }) => type({ name: currentTarget.value })}
              />
              <TextInput
                label={say('field.birthDate')}
                description={say('birthDate.help')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                required
                value={typed.birthDate}
                error={tried && birthDate === undefined ? say('birthDate.unreadable') : undefined}
                onChange={({ currentTarget }) => type({ birthDate: currentTarget.value })}
              />
            </SimpleGrid>
          )}
          <TextInput
            label={say('search.reason')}
            description={say('search.reasonAbout')}
            required
            value={typed.reason}
            error={needed(typed.reason)}
            onChange={({ currentTarget }) => type({ reason: currentTarget.value })}
          />
          {error instanceof Error && (
            <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
              {words(error)}
            </Alert>
          )}
          <Button
            type="submit"
            loading={isSearching}
            leftSection={<IconSearch size={18} aria-hidden />}
            style={{ alignSelf: 'flex-start' }}
          >
            {say('act.search')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}

import { Checkbox, Stack } from '@mantine/core';
import type { Input } from '../../api/contract.ts';
import { fullName } from '../../format/names.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { Facts } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { FaultAt } from './fault-words.ts';
import type { RegistrationForm } from './form-content.ts';

interface RegistrationCheckProps {
  readonly form: RegistrationForm;
  readonly input: Input<'intake.register-client-system'>;
  readonly onChange: (changed: Partial<RegistrationForm>) => void;
  readonly faultAt: FaultAt;
}

/** All that will be sent, and the promise that goes with it (R10). */
export function RegistrationCheck({ form, input, onChange, faultAt }: RegistrationCheckProps) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const places = usePlaces();
  const names = new Map(input.persons.map(({ ref, name }) => [ref, fullName(name)]));
  return (
    <Stack gap="md">
      <Facts
        cols={1}
        facts={[
          { label: say('registration.municipality'), value: places.municipality(input.municipality) },
          { label: say('registration.question'), value: <span className="prose">{input.question}</span> },
          ...input.persons.map(({ name, birthDate }, index) => ({
            label: say('form.person', { number: index + 1 }),
            value: [fullName(name), ...(birthDate === undefined ? [] : [birth(birthDate)])].join(' · '),
          })),
          ...(input.relations ?? []).map(({ from, relation, to }, index) => ({
            label: say('form.relation', { number: index + 1 }),
            value: `${names.get(from) ?? ''} ${sayCode('relation', relation)} ${names.get(to) ?? ''}`,
          })),
        ]}
      />
      <Checkbox
        label={say('registration.promise')}
        required
        checked={form.crisisDutyUnderstood}
        error={faultAt('crisisDutyUnderstood')}
        onChange={({ currentTarget }) => onChange({ crisisDutyUnderstood: currentTarget.checked })}
      />
    </Stack>
  );
}

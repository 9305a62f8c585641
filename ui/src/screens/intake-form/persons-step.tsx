import { Button, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useSay } from '../../words/say.ts';
import type { FaultAt } from './fault-words.ts';
import type { PeopleForm, PersonForm } from './form-content.ts';
import { newPerson } from './form-content.ts';
import { PersonFields } from './person-fields.tsx';

interface PersonsStepProps {
  readonly form: PeopleForm;
  readonly onChange: (changed: Partial<PeopleForm>) => void;
  readonly faultAt: FaultAt;
  /** A report gives each person a role in the incident; a registration doesn't. */
  readonly withRole: boolean;
}

export function PersonsStep({ form: { persons, relations }, onChange, faultAt, withRole }: PersonsStepProps) {
  const say = useSay();
  const change = (index: number, changed: Partial<PersonForm>) =>
    onChange({ persons: persons.map((person, at) => (at === index ? { ...person, ...changed } : person)) });
  const remove = (ref: string) =>
    onChange({
      persons: persons.filter((person) => person.ref !== ref),
      relations: relations.filter(({ from, to }) => from !== ref && to !== ref),
    });
  return (
    <Stack gap="md">
      <Text className="prose">{say('form.personsAbout')}</Text>
      {persons.map((person, index) => (
        <PersonFields
          key={person.ref}
          person={person}
          number={index + 1}
          withRole={withRole}
          onChange={(changed) => change(index, changed)}
          onRemove={persons.length > 1 ? () => remove(person.ref) : undefined}
          faultAt={(field) => faultAt(`persons.${String(index)}.${field}`)}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconUserPlus size={18} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange({ persons: [...persons, newPerson(persons)] })}
      >
        {say('form.addPerson')}
      </Button>
    </Stack>
  );
}

import { Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Relation } from '@veilighuis/contracts';
import { fullName } from '../../format/names.ts';
import { relations as codes } from '../../parts/code-lists.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import type { FaultAt } from './fault-words.ts';
import type { PeopleForm, RelationForm } from './form-content.ts';

interface RelationsStepProps {
  readonly form: PeopleForm;
  readonly onChange: (changed: Partial<PeopleForm>) => void;
  readonly faultAt: FaultAt;
}

/** How the persons are related, as a sentence: who – is what – of whom. */
export function RelationsStep({ form: { persons, relations }, onChange, faultAt }: RelationsStepProps) {
  const say = useSay();
  const sayCode = useSayCode();
  const choices = [
    { value: '', label: say('form.choose') },
    ...persons.map(({ ref, given, family }, index) => ({
      value: ref,
      label:
        fullName({ given: given || undefined, family: family || undefined }) ||
        say('form.person', { number: index + 1 }),
    })),
  ];
  const change = (index: number, changed: Partial<RelationForm>) =>
    onChange({ relations: relations.map((one, at) => (at === index ? { ...one, ...changed } : one)) });
  if (persons.length < 2) return <Text className="quiet">{say('form.relationsAlone')}</Text>;
  return (
    <Stack gap="md">
      <Text>{say('form.relationsAbout')}</Text>
      {relations.map(({ from, relation, to }, index) => (
        <Card key={index} withBorder padding="sm">
          <Group align="flex-end" gap="sm">
            <NativeSelect
              label={say('field.from')}
              value={from}
              error={faultAt(`relations.${String(index)}.from`)}
              onChange={({ currentTarget }) => change(index, { from: currentTarget.value })}
              data={choices}
            />
            <NativeSelect
              label={say('field.relation')}
              value={relation}
              error={faultAt(`relations.${String(index)}.relation`)}
              onChange={({ currentTarget }) => change(index, { relation: currentTarget.value as Relation })}
              data={[
                { value: '', label: say('form.choose') },
                ...codes.map((code) => ({ value: code, label: sayCode('relation', code) })),
              ]}
            />
            <NativeSelect
              label={say('field.to')}
              value={to}
              error={faultAt(`relations.${String(index)}.to`)}
              onChange={({ currentTarget }) => change(index, { to: currentTarget.value })}
              data={choices}
            />
            <Button
              variant="subtle"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => onChange({ relations: relations.filter((_, at) => at !== index) })}
            >
              {say('form.removeRelation', { number: index + 1 })}
            </Button>
          </Group>
        </Card>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onChange({ relations: [...relations, { from: persons[0]?.ref ?? '', relation: '', to: '' }] })}
      >
        {say('form.addRelation')}
      </Button>
    </Stack>
  );
}

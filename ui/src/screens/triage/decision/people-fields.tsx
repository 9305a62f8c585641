import { Group, NativeSelect, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { usePlaces } from '../../../parts/places.tsx';
import { useSay } from '../../../words/say.ts';
import type { TriageFile } from '../triage-file.ts';
import type { Part } from './decision-content.ts';
import { partOf } from './decision-content.ts';
import type { DecisionFieldsProps } from './outcome-fields.tsx';

interface PeopleFieldsProps extends DecisionFieldsProps {
  readonly file: TriageFile;
  readonly organisations: readonly string[];
}

/** Who took part, who was away and why, and who sees it otherwise (R25, R26). */
export function PeopleFields({ file, content, organisations, onChange }: PeopleFieldsProps) {
  const say = useSay();
  const places = usePlaces();
  const others = places.organisations.filter(({ alias }) => !organisations.includes(alias));
  return (
    <Stack gap="sm">
      <Title order={3}>{say('decision.people')}</Title>
      <Text size="sm" className="quiet">
        {say('decision.people.from')}
      </Text>
      {organisations.map((organisation) => (
        <OrganisationFields
          key={organisation}
          name={places.organisation(organisation)}
          part={partOf(file, content, organisation)}
          onChange={(part) => onChange({ parts: { ...content.parts, [organisation]: part } })}
        />
      ))}
      <NativeSelect
        label={say('attendance.add')}
        value=""
        maw={360}
        onChange={({ currentTarget }) => onChange({ added: [...content.added, currentTarget.value] })}
        data={[
          { value: '', label: say('form.choose') },
          ...others.map(({ alias, name }) => ({ value: alias, label: name })),
        ]}
      />
    </Stack>
  );
}

interface OrganisationFieldsProps {
  readonly name: string;
  readonly part: Part;
  readonly onChange: (part: Part) => void;
}

const choices = ['part', 'absent', 'none'] as const;

function OrganisationFields({ name, part, onChange }: OrganisationFieldsProps) {
  const say = useSay();
  return (
    <Stack gap={6}>
      <Radio.Group label={name} value={part.took} onChange={(took) => onChange({ ...part, took: took })}>
        <Group gap="lg" mt={4}>
          {choices.map((choice) => (
            <Radio key={choice} value={choice} label={say(`decision.took.${choice}`)} />
          ))}
        </Group>
      </Radio.Group>
      {part.took === 'absent' && (
        <TextInput
          label={say('decision.absentReason', { name })}
          value={part.reason}
          maxLength={300}
          onChange={({ currentTarget }) => onChange({ ...part, reason: currentTarget.value })}
          required
        />
      )}
      {part.took === 'part' && (
        <Textarea
          label={say('decision.dissentOf', { name })}
          value={part.dissent}
          onChange={({ currentTarget }) => onChange({ ...part, dissent: currentTarget.value })}
          autosize
          minRows={1}
          maxLength={4000}
        />
      )}
    </Stack>
  );
}

import { Card, Group, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import type { IncidentRole } from '@veilighuis/contracts';
import { dayAt } from '../../format/dates.ts';
import { readBirthDate } from '../../format/birth-dates.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { incidentRoles } from '../../parts/code-lists.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { AddressFields } from './address-fields.tsx';
import type { FaultAt } from './fault-words.ts';
import type { PersonForm } from './form-content.ts';

interface PersonFieldsProps {
  readonly person: PersonForm;
  readonly number: number;
  readonly withRole: boolean;
  readonly onChange: (changed: Partial<PersonForm>) => void;
  readonly onRemove: (() => void) | undefined;
  readonly faultAt: FaultAt;
}

/** One person as far as known: one name is enough (R08), a birth date may be partial (R07), no number is normal (R06). */
export function PersonFields({ person, number, withRole, onChange, onRemove, faultAt }: PersonFieldsProps) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameFault = faultAt('name');
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3}>{say('form.person', { number })}</Title>
          {onRemove !== undefined && (
            <ConfirmButton size="xs" variant="subtle" question={say('form.removePersonAsk')} onConfirm={onRemove}>
              {say('form.removePerson', { number })}
            </ConfirmButton>
          )}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput
            label={say('field.given')}
            value={person.given}
            error={nameFault}
            onChange={({ currentTarget }) => onChange({ given: currentTarget.value })}
          />
          <TextInput
            label={say('field.family')}
            description={say('form.oneName')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={person.family}
            error={nameFault !== undefined}
            onChange={({ currentTarget }) => onChange({ family: currentTarget.value })}
          />
          {withRole && (
            <NativeSelect
              label={say('field.role')}
              required
              value={person.role}
              error={faultAt('role')}
              onChange={({ currentTarget }) => onChange({ role: currentTarget.value as IncidentRole })}
              data={[
                { value: '', label: say('form.choose') },
                ...incidentRoles.map((role) => ({ value: role, label: sayCode('role', role) })),
              ]}
            />
          )}
          <BirthDateField text={person.birthDate} onChange={onChange} fault={faultAt('birthDate')} />
          <NativeSelect
            label={say('field.gender')}
            value={person.gender}
            onChange={({ currentTarget }) => onChange({ gender: currentTarget.value as PersonForm['gender'] })}
            data={[
              { value: '', label: say('unknown') },
              ...(['F', 'M', 'X'] as const).map((one) => ({ value: one, label: say(`gender.${one}`) })),
            ]}
          />
          <TextInput
            label={say('field.nationalNumber')}
            description={say('form.numberOptional')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={person.nationalNumber}
            error={faultAt('nationalNumber')}
            onChange={({ currentTarget }) => onChange({ nationalNumber: currentTarget.value })}
          />
        </SimpleGrid>
        <AddressFields person={person} onChange={onChange} faultAt={faultAt} />
      </Stack>
    </Card>
  );
}

interface BirthDateFieldProps {
  readonly text: string;
  readonly onChange: (changed: Partial<PersonForm>) => void;
  readonly fault: string | undefined;
}

/** One field for a day, a month, a year or about an age; below it stands how it is understood. */
function BirthDateField({ text, onChange, fault }: BirthDateFieldProps) {
  const say = useSay();
  const words = useBirthWords();
  const read = readBirthDate(text, dayAt(new Date()));
  const understood = typeof read === 'object' ? words(read) : undefined;
  return (
    <TextInput
      label={say('field.birthDate')}
      description={understood === undefined ? say('birthDate.help') : say('form.understood', { words: understood })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text}
      error={fault === undefined ? undefined : read === undefined && text !== '' ? say('birthDate.unreadable') : fault}
      onChange={({ currentTarget }) => onChange({ birthDate: currentTarget.value })}
    />
  );
}

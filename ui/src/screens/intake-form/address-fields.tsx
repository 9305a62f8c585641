import { Alert, Checkbox, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useSay } from '../../words/say.ts';
import type { FaultAt } from './fault-words.ts';
import type { PersonForm } from './form-content.ts';
import { MunicipalitySelect } from './municipality-select.tsx';

interface AddressFieldsProps {
  readonly person: PersonForm;
  readonly onChange: (changed: Partial<PersonForm>) => void;
  readonly faultAt: FaultAt;
}

/** Where a person lives or stays; what is marked safe is walled from the others of the household at once (R35). */
export function AddressFields({ person, onChange, faultAt }: AddressFieldsProps) {
  const say = useSay();
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={say('field.street')}
          value={person.street}
          error={faultAt('address.street')}
          onChange={({ currentTarget }) => onChange({ street: currentTarget.value })}
        />
        <MunicipalitySelect
          label={say('field.municipality')}
          value={person.municipality}
          error={faultAt('address.municipality')}
          onChange={(municipality) => onChange({ municipality })}
        />
        <TextInput
          type="tel"
          label={say('field.phone')}
          value={person.phone}
          error={faultAt('phone')}
          onChange={({ currentTarget }) => onChange({ phone: currentTarget.value })}
        />
      </SimpleGrid>
      <Group gap="lg">
        <Checkbox
          label={say('form.safeAddress')}
          checked={person.safe || person.shelter}
          disabled={person.shelter}
          onChange={({ currentTarget }) => onChange({ safe: currentTarget.checked })}
        />
        <Checkbox
          label={say('form.shelter')}
          checked={person.shelter}
          onChange={({ currentTarget }) => onChange({ shelter: currentTarget.checked })}
        />
      </Group>
      {(person.safe || person.shelter) && (
        <Alert variant="light" color="petrol" icon={<IconShieldLock aria-hidden />}>
          {say('form.safeAbout')}
        </Alert>
      )}
    </Stack>
  );
}

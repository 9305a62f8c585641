import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { dayAt } from '../../format/dates.ts';
import { violenceForms } from '../../parts/code-lists.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { FaultAt } from './fault-words.ts';
import type { ReportForm } from './form-content.ts';
import { MunicipalitySelect } from './municipality-select.tsx';

interface IncidentStepProps {
  readonly form: ReportForm;
  readonly onChange: (changed: Partial<ReportForm>) => void;
  readonly faultAt: FaultAt;
}

export function IncidentStep({ form, onChange, faultAt }: IncidentStepProps) {
  const say = useSay();
  const sayCode = useSayCode();
  const { zones } = usePlaces();
  const today = dayAt(new Date());
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NativeSelect
          label={say('field.zoneCode')}
          required
          value={form.zoneCode}
          error={faultAt('zoneCode')}
          onChange={({ currentTarget }) => onChange({ zoneCode: currentTarget.value })}
          data={[
            { value: '', label: say('form.choose') },
            ...zones.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
          ]}
        />
        <TextInput
          label={say('field.pvNumber')}
          description={say('form.pvExample')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          value={form.pvNumber}
          error={faultAt('pvNumber')}
          onChange={({ currentTarget }) => onChange({ pvNumber: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say('field.drawnUpOn')}
          max={today}
          value={form.drawnUpOn}
          error={faultAt('drawnUpOn')}
          onChange={({ currentTarget }) => onChange({ drawnUpOn: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say('field.on')}
          required
          max={today}
          value={form.on}
          error={faultAt('incident.on')}
          onChange={({ currentTarget }) => onChange({ on: currentTarget.value })}
        />
        <TextInput
          type="time"
          label={say('field.time')}
          value={form.time}
          error={faultAt('incident.time')}
          onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
        />
        <MunicipalitySelect
          label={say('form.incidentMunicipality')}
          required
          value={form.municipality}
          error={faultAt('incident.municipality')}
          onChange={(municipality) => onChange({ municipality })}
        />
      </SimpleGrid>
      <Checkbox.Group
        label={say('field.violenceForms')}
        value={[...form.violenceForms]}
        error={faultAt('incident.violenceForms')}
        onChange={(chosen) => onChange({ violenceForms: chosen })}
      >
        <Group gap="md" mt={6}>
          {violenceForms.map((one) => (
            <Checkbox key={one} value={one} label={sayCode('violence', one)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Textarea
        label={say('field.facts')}
        autosize
        minRows={5}
        value={form.facts}
        error={faultAt('incident.facts')}
        onChange={({ currentTarget }) => onChange({ facts: currentTarget.value })}
      />
    </Stack>
  );
}

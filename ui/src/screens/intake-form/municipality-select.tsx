import { NativeSelect } from '@mantine/core';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';

interface MunicipalitySelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (nis: string) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

/** One of the municipalities of today. */
export function MunicipalitySelect({ label, value, onChange, error, required = false }: MunicipalitySelectProps) {
  const say = useSay();
  const { municipalities } = usePlaces();
  return (
    <NativeSelect
      label={label}
      value={value}
      required={required}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: say('form.choose') },
        ...municipalities.map(({ nis, name }) => ({ value: nis, label: name })),
      ]}
    />
  );
}

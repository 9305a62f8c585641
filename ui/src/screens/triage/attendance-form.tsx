import { NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Input } from '../../api/contract.ts';
import { useRead } from '../../api/reads.ts';
import { dayAt } from '../../format/dates.ts';
import { ActEnd } from '../../parts/act-modal.tsx';
import { useNameOf } from '../../parts/colleagues.ts';
import { useSay } from '../../words/say.ts';
import type { TableInput } from './triage-file.ts';
import { refreshes, useAskAgain } from './triage-file.ts';

export type AttendanceState = Input<'triage.record-attendance'>['state'];
const states = ['present', 'represented', 'absent', 'declined'] as const satisfies readonly AttendanceState[];

interface AttendanceFormProps {
  readonly fileId: string;
  readonly organisation: string;
  readonly line: TableInput['attendance'][number] | undefined;
  readonly onClose: () => void;
}

/** Represented by someone of the register, absent or declined; why may be said and need not be (R23, R25). */
export function AttendanceForm({ fileId, organisation, line, onClose }: AttendanceFormProps) {
  const say = useSay();
  const askAgain = useAskAgain();
  const [state, setState] = useState<AttendanceState>(line?.state ?? 'absent');
  const [representativeId, setRepresentativeId] = useState(line?.representativeId ?? '');
  const [reason, setReason] = useState(line?.reason ?? '');
  const record = useAct('triage.record-attendance', { refreshes, onDone: onClose });
  const isAway = state === 'absent' || state === 'declined';
  const save = () => {
    if (state === 'represented' && representativeId === '') return;
    const more = {
      ...(state === 'represented' ? { representativeId } : {}),
      ...(isAway && reason.trim() !== '' ? { reason } : {}),
    };
    record.mutate(
      { input: { fileId, organisation, state, ...more }, version: line?.version ?? 0 },
      { onError: askAgain },
    );
  };
  return (
    <Stack gap="sm">
      <Radio.Group label={say('attendance.how')} value={state} onChange={(value) => setState(value)}>
        <Stack gap="xs" mt="xs">
          {states.map((value) => (
            <Radio key={value} value={value} label={say(`attendance.state.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {state === 'represented' && (
        <Representative organisation={organisation} value={representativeId} onChange={setRepresentativeId} />
      )}
      {isAway && (
        <TextInput
          label={say('attendance.reason')}
          value={reason}
          maxLength={300}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      )}
      <ActEnd error={record.error} isPending={record.isPending} onSave={save} onCancel={onClose} />
    </Stack>
  );
}

interface RepresentativeProps {
  readonly organisation: string;
  readonly value: string;
  readonly onChange: (representativeId: string) => void;
}

function Representative({ organisation, value, onChange }: RepresentativeProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const { data } = useRead('triage.list-representatives', { organisation, on: dayAt(new Date()) });
  if (data?.rows.length === 0) return <Text size="sm">{say('attendance.noRepresentative')}</Text>;
  return (
    <NativeSelect
      label={say('attendance.representative')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: say('form.choose') },
        ...(data?.rows ?? []).map((one) => ({
          value: one.representativeId,
          label: one.userId === undefined ? one.function : `${one.function} · ${nameOf(one.userId)}`,
        })),
      ]}
      required
    />
  );
}

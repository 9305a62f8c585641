import { Alert, Badge, Card, Checkbox, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Answer, Instrument, RiskAnswers } from './risk-answers.ts';
import { answers, bases, progressOf } from './risk-answers.ts';

interface AnswersFormProps {
  readonly form: RiskAnswers;
  readonly instruments: readonly Instrument[];
  readonly instrument: Instrument;
  readonly onChange: (form: RiskAnswers) => void;
  /** What was answered the time before. */
  readonly earlier?: (itemId: string) => ReactNode;
}

/** An instrument, item by item: yes, no and unknown beside each other; unknown is never counted as no (R11). */
export function AnswersForm({ form, instruments, instrument, onChange, earlier }: AnswersFormProps) {
  const say = useSay();
  const sayCode = useSayCode();
  const answer = (id: string, given: Answer) =>
    onChange({
      ...form,
      instrument: instrument.code,
      instrumentVersion: instrument.version,
      answers: { ...form.answers, [id]: given },
    });
  return (
    <Stack gap="md">
      {instruments.length > 1 && (
        <NativeSelect
          label={say('field.instrument')}
          maw={420}
          value={`${instrument.code} ${String(instrument.version)}`}
          onChange={({ currentTarget }) => {
            const [code = '', version] = currentTarget.value.split(' ');
            onChange({ ...form, instrument: code, instrumentVersion: Number(version) });
          }}
          data={instruments.map(({ code, version }) => ({
            value: `${code} ${String(version)}`,
            label: say('assess.instrument', { name: sayCode('instrument', code), version }),
          }))}
        />
      )}
      <Checkbox.Group
        label={say('assess.basis')}
        value={[...form.basis]}
        onChange={(basis) => onChange({ ...form, basis: basis })}
      >
        <Group gap="md" mt={6}>
          {bases.map((one) => (
            <Checkbox key={one} value={one} label={sayCode('basis', one)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Stack gap="xs">
        {instrument.items.map((item, index) => (
          <Item
            key={item.id}
            item={item}
            number={index + 1}
            given={form.answers[item.id]}
            onAnswer={(given) => answer(item.id, given)}
            earlier={earlier?.(item.id)}
          />
        ))}
      </Stack>
      <ProgressSoFar form={form} instrument={instrument} />
    </Stack>
  );
}

interface ItemProps {
  readonly item: Instrument['items'][number];
  readonly number: number;
  readonly given: Answer | undefined;
  readonly onAnswer: (given: Answer) => void;
  readonly earlier?: ReactNode;
}

function Item({ item, number, given, onAnswer, earlier }: ItemProps) {
  const say = useSay();
  return (
    <Card withBorder padding="sm">
      <Radio.Group
        value={given ?? ''}
        onChange={(value) => onAnswer(value as Answer)}
        label={
          <>
            {`${String(number)}. ${item.text ?? say('assess.itemWithoutText', { id: item.id })} `}
            {item.alarming && (
              <Badge component="span" variant="light" color="red" c="red.9" tt="none" size="sm">
                {say('assess.alarming')}
              </Badge>
            )}
          </>
        }
      >
        <Group gap="lg" mt={8}>
          {answers.map((answer) => (
            <Radio key={answer} value={answer} label={say(answer)} />
          ))}
          {earlier !== undefined && (
            <Text size="sm" className="quiet">
              {earlier}
            </Text>
          )}
        </Group>
      </Radio.Group>
    </Card>
  );
}

/** How far one is, and what counts whatever the fact; the level itself is worked out by the service alone. */
function ProgressSoFar({ form, instrument }: { readonly form: RiskAnswers; readonly instrument: Instrument }) {
  const say = useSay();
  const { items, answered, unknown, alarming } = progressOf(form, instrument);
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {say('assess.progress', { answered, items, unknown })}
      </Text>
      {alarming.length > 0 && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={say('assess.alarmingGiven')}>
          <ul>
            {alarming.map(({ id, text }) => (
              <li key={id}>{text ?? id}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Text size="sm" className="quiet">
        {say('assess.levelAfterwards')}
      </Text>
    </Stack>
  );
}

import { Badge, Group, Text, Tooltip } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircleFilled,
  IconClockExclamation,
  IconClockHour4,
  IconHelpCircle,
  IconRepeat,
  IconSquareFilled,
} from '@tabler/icons-react';
import type { RiskLevel } from '@veilighuis/contracts';
import { day, dayAt, daysBetween } from '../format/dates.ts';
import { useSay, useSayCode } from '../words/say.ts';

const looks = {
  low: { color: 'teal', Shape: IconCircleFilled },
  medium: { color: 'orange', Shape: IconSquareFilled },
  high: { color: 'red', Shape: IconAlertTriangleFilled },
} as const;

/** A level by word, shape and colour, never by colour alone, never as a percentage (R15). */
export function RiskMark({ level }: { readonly level?: RiskLevel | undefined }) {
  const say = useSay();
  if (level === undefined) {
    return (
      <Badge variant="default" tt="none" leftSection={<IconHelpCircle size={12} aria-hidden />}>
        {say('risk.none')}
      </Badge>
    );
  }
  const { color, Shape } = looks[level];
  return (
    <Badge variant="light" color={color} c={`${color}.9`} tt="none" leftSection={<Shape size={11} aria-hidden />}>
      {say(`risk.${level}`)}
    </Badge>
  );
}

/** R13, by word and sign. */
export function RepeatMark() {
  const say = useSay();
  return (
    <Tooltip label={say('repeat.why')} multiline maw={280}>
      <Badge variant="outline" color="dark" tt="none" tabIndex={0} leftSection={<IconRepeat size={12} aria-hidden />}>
        {say('repeat')}
      </Badge>
    </Tooltip>
  );
}

interface Clock {
  readonly step: string;
  readonly target: string;
  readonly final: string;
  readonly doneOn?: string | undefined;
}

/** Target and final date of a step: how long there is left in words, and a shape that changes with it (R52). */
export function ClockMark({ clock, withStep = false }: { readonly clock: Clock; readonly withStep?: boolean }) {
  const say = useSay();
  const sayCode = useSayCode();
  const today = dayAt(new Date());
  const left = daysBetween(today, clock.final);
  const isLate = clock.doneOn === undefined && left < 0;
  const isClose = clock.doneOn === undefined && !isLate && daysBetween(today, clock.target) < 0;
  const Icon = isLate || isClose ? IconClockExclamation : IconClockHour4;
  const color = isLate ? 'red.9' : isClose ? 'orange.9' : undefined;
  const words =
    clock.doneOn !== undefined
      ? say('clock.done', { date: day(clock.doneOn) })
      : isLate
        ? say('clock.days.over', { days: -left })
        : say('clock.days.left', { days: left });
  const dates = `${say('clock.target', { date: day(clock.target) })} · ${say('clock.final', { date: day(clock.final) })}`;
  return (
    <Tooltip label={dates}>
      <Group gap={4} wrap="nowrap" tabIndex={0}>
        <Icon
          size={16}
          aria-hidden
          color={isLate ? 'var(--mantine-color-red-8)' : isClose ? 'var(--mantine-color-orange-8)' : undefined}
        />
        <Text
          size="sm"
          {...(color === undefined ? {} : { c: color })}
          fw={isLate ? 600 : 400}
          style={{ whiteSpace: 'nowrap' }}
        >
          {withStep ? `${sayCode('clock.step', clock.step)}: ${words}` : words}
        </Text>
      </Group>
    </Tooltip>
  );
}

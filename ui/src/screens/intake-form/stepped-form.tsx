import { Badge, Box, Button, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../words/say.ts';
import type { Fault, Step } from './form-faults.ts';
import { stepOf } from './form-faults.ts';

interface SteppedFormProps {
  readonly steps: readonly { readonly step: Step; readonly content: ReactNode }[];
  /** Faults that are shown: none before the first attempt to send. */
  readonly faults: readonly Fault[];
  readonly send: ReactNode;
}

/** A long form in steps. One may go to any step at any time; nothing is sent but by its own button at the end. */
export function SteppedForm({ steps, faults, send }: SteppedFormProps) {
  const say = useSay();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);
  useEffect(() => {
    if (hasMoved.current) heading.current?.focus();
  }, [at]);
  const go = (to: number) => {
    hasMoved.current = true;
    setAt(to);
  };
  const shown = steps[at];
  if (shown === undefined) return null;
  return (
    <Stack gap="md">
      <nav aria-label={say('form.steps')}>
        <Group component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {steps.map(({ step }, index) => {
            const wrong = faults.filter(({ field }) => stepOf(field) === step).length;
            return (
              <li key={step}>
                <Button
                  size="xs"
                  variant={index === at ? 'filled' : 'default'}
                  {...(index === at ? { 'aria-current': 'step' as const } : {})}
                  onClick={() => go(index)}
                  rightSection={
                    wrong > 0 && (
                      <Badge size="sm" color="red" c="red.9" variant="light" tt="none">
                        {say('form.toMend', { count: wrong })}
                      </Badge>
                    )
                  }
                >
                  {`${String(index + 1)}. ${say(`form.step.${step}`)}`}
                </Button>
              </li>
            );
          })}
        </Group>
      </nav>
      <Title order={2} ref={heading} tabIndex={-1}>
        {say(`form.step.${shown.step}`)}
      </Title>
      <Box>{shown.content}</Box>
      <Group justify="space-between">
        {at > 0 ? (
          <Button variant="default" onClick={() => go(at - 1)}>
            {say('act.previous')}
          </Button>
        ) : (
          <span />
        )}
        {at < steps.length - 1 ? <Button onClick={() => go(at + 1)}>{say('act.next')}</Button> : send}
      </Group>
    </Stack>
  );
}

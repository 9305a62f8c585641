import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface FormCardProps {
  readonly label: string;
  /** It was opened by the person at the screen, who goes on in it; not when it opened by itself. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** A form inside a screen that is read otherwise. */
export function FormCard({ label, takesFocus = false, children }: FormCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const takes = useRef(takesFocus);
  useEffect(() => {
    if (takes.current) card.current?.focus();
  }, []);
  return (
    <Stack ref={card} gap="sm" component="section" aria-label={label} className="form-card" tabIndex={-1}>
      {children}
    </Stack>
  );
}

import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import type { Fault } from './form-faults.ts';

interface Sending {
  /** Faults to show: what the form knows itself, else what the platform found. */
  readonly faults: readonly Fault[];
  /** Sends when nothing is missing; says what is missing otherwise. */
  readonly send: (act: () => void) => void;
}

/** Nothing is called a fault before someone tried to send. */
export function useSending(own: readonly Fault[], error: unknown): Sending {
  const [tried, setTried] = useState(false);
  const found = error instanceof Problem ? (error.details.fields ?? []) : [];
  return {
    faults: !tried ? [] : own.length > 0 ? own : found,
    send: (act) => {
      setTried(true);
      if (own.length === 0) act();
    },
  };
}

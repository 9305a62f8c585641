import { useCallback } from 'react';
import { useSay, wordFor } from '../../words/say.ts';
import type { Fault } from './form-faults.ts';

export type FaultAt = (field: string) => string | undefined;

/** Says what is wrong with a field, next to the field; a fault deeper inside it counts as well. */
export function useFaultWords(faults: readonly Fault[]): FaultAt {
  const say = useSay();
  return useCallback(
    (field) => {
      const fault = faults.find((one) => one.field === field || one.field.startsWith(`${field}.`));
      if (fault?.code === 'required') return say('field.required');
      return fault === undefined ? undefined : say(wordFor('fault', fault.code) ?? 'fault.other');
    },
    [faults, say],
  );
}

import type { BirthDateInput } from '@veilighuis/contracts';
import { useCallback } from 'react';
import { birthDateText } from '../format/birth-dates.ts';
import { useSay } from '../words/say.ts';

/** Says a birth date as far as it is known; nothing is made up (R07). */
export function useBirthWords(): (date: BirthDateInput | undefined) => string {
  const say = useSay();
  return useCallback(
    (date) => {
      if (date === undefined) return say('unknown');
      const words = birthDateText(date);
      return 'text' in words ? words.text : say('birth.about', { age: words.age, on: words.on });
    },
    [say],
  );
}

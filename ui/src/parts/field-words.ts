import { useCallback } from 'react';
import { useSay, wordFor } from '../words/say.ts';

/** Lists of which a fault names one by its number, counted from nothing. */
const lists: Readonly<Record<string, 'field.personNumber' | 'field.relationNumber'>> = {
  persons: 'field.personNumber',
  relations: 'field.relationNumber',
};

/** Says which field is meant by a path such as `persons.0.birthDate`. */
export function useFieldWords(): (path: string) => string {
  const say = useSay();
  return useCallback(
    (path) => {
      const parts = path.split('.');
      const words = parts.flatMap((part, index) => {
        const list = lists[parts[index - 1] ?? ''];
        if (list !== undefined && /^\d+$/.test(part)) return [say(list, { number: Number(part) + 1 })];
        // A list says itself by the number of the one that is meant.
        if (part in lists && index < parts.length - 1) return [];
        const word = wordFor('field', part);
        return word === undefined ? [] : [say(word)];
      });
      return words.length === 0 ? path : words.join(' · ');
    },
    [say],
  );
}

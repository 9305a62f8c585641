import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { WordKey } from './nl-BE/index.ts';
import { isKnown } from './known-words.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: WordKey, values?: Values) => string;

/** Says a text in the language of the user. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((key, values) => formatMessage({ id: key }, values), [formatMessage]);
}

/** A key that is put together from a code of the platform; a code that is newer than this page says itself. */
export function wordFor(prefix: string, code: string): WordKey | undefined {
  const key = `${prefix}.${code}`;
  return isKnown(key) ? key : undefined;
}

/** Says a code of a list, such as a role or an outcome. */
export function useSayCode(): (prefix: string, code: string) => string {
  const say = useSay();
  return useCallback(
    (prefix, code) => {
      const key = wordFor(prefix, code);
      return key === undefined ? code : say(key);
    },
    [say],
  );
}

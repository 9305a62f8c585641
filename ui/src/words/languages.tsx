import type { ReactNode } from 'react';
import { useEffect, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import type { Language } from './known-words.ts';
import { allWords, knownWords, onOtherWords } from './known-words.ts';

export interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export function useLanguage(): Choice {
  const { language } = useSyncExternalStore(onOtherWords, knownWords);
  return { language, choose };
}

function choose(language: Language): void {
  if (language !== knownWords().language) void allWords(language);
}

/** The texts that are there so far: Dutch from the start, the rest when it is needed. */
export function Languages({ children }: { readonly children: ReactNode }) {
  const { language, words } = useSyncExternalStore(onOtherWords, knownWords);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <IntlProvider locale={language} defaultLocale="nl-BE" messages={words} timeZone="Europe/Brussels">
      {children}
    </IntlProvider>
  );
}

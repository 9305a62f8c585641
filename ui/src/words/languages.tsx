import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import type { Words } from './nl-BE/index.ts';
import { nlBE } from './nl-BE/index.ts';

export const languages = ['nl-BE', 'en'] as const;
export type Language = (typeof languages)[number];

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Chosen = createContext<Choice>({ language: 'nl-BE', choose: () => undefined });

export function useLanguage(): Choice {
  return useContext(Chosen);
}

/** Dutch is there from the start; English is fetched when it is asked for. */
export function Languages({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<{ language: Language; words: Words }>({ language: 'nl-BE', words: nlBE });
  const choose = useCallback((language: Language) => {
    void wordsOf(language).then((words) => setState({ language, words }));
  }, []);
  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  const choice = useMemo(() => ({ language: state.language, choose }), [state.language, choose]);
  return (
    <Chosen.Provider value={choice}>
      <IntlProvider locale={state.language} defaultLocale="nl-BE" messages={state.words} timeZone="Europe/Brussels">
        {children}
      </IntlProvider>
    </Chosen.Provider>
  );
}

async function wordsOf(language: Language): Promise<Words> {
  return language === 'nl-BE' ? nlBE : (await import('./en/index.ts')).en;
}

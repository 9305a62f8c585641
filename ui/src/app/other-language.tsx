import { Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAct } from '../api/acts.ts';
import { useRead } from '../api/reads.ts';
import { useLanguage } from '../words/languages.tsx';
import { useSay } from '../words/say.ts';

/** Changes the language of the screens, here and wherever the user signs in next. */
export function OtherLanguage() {
  const say = useSay();
  const { language, choose } = useLanguage();
  const { data: preferences } = useRead('gateway.get-preferences', {});
  const save = useAct('gateway.save-preferences', { refreshes: ['gateway.get-preferences'] });
  const other = language === 'en' ? 'nl-BE' : 'en';
  return (
    <Menu.Item
      leftSection={<IconLanguage size={18} aria-hidden />}
      onClick={() => {
        choose(other);
        if (preferences !== undefined) save.mutate({ input: { ...preferences, language: other } });
      }}
    >
      {say('language.other')}
    </Menu.Item>
  );
}

/** Begins in the language that the user chose before. */
export function useChosenLanguage(): void {
  const { choose } = useLanguage();
  const { data } = useRead('gateway.get-preferences', {});
  const language = data?.language;
  useEffect(() => {
    if (language !== undefined) choose(language);
  }, [language, choose]);
}

import type { PlainPage } from './plain-page.ts';

const again = { to: '/auth/sign-in?anew=1', text: 'Opnieuw aanmelden' };

/** The answer of the provider doesn't belong to a sign-in that was begun here, or came too late. */
export const signInFailed: PlainPage = {
  title: 'De aanmelding is niet gelukt',
  paragraphs: ['Ze duurde te lang, of ze begon in een ander venster. Je gegevens zijn niet verloren.'],
  links: [again],
};

/** The browser keeps coming back: it doesn't keep the session, for example. */
export const goingInCircles: PlainPage = {
  title: 'Aanmelden lukt niet',
  paragraphs: [
    'Je browser kwam enkele keren na elkaar terug zonder aangemeld te raken. Misschien weigert hij cookies van deze site.',
    'Sluit de andere vensters van het platform, sta cookies toe en probeer opnieuw. Lukt het dan nog niet, bel dan de helpdesk van het centrum.',
  ],
  links: [again],
};

/** Known at the own organisation, and nobody here. */
export function withoutRole(signOut: string): PlainPage {
  return {
    title: 'Je hebt hier nog geen toegang',
    paragraphs: [
      'Je organisatie kent je, maar het Veilig Huis gaf je nog geen rol. Zonder rol kan je hier niets zien of doen.',
      'Vraag je coördinator om je toegang te geven, en meld je daarna opnieuw aan.',
    ],
    links: [{ to: signOut, text: 'Afmelden' }],
  };
}

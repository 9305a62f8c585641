/** Parts of an overview file that have an address of their own. */
export const fileTabs = ['gezin', 'tijdlijn', 'risico', 'contact', 'inzage', 'logboek', 'afdrukken'] as const;
export type FileTab = (typeof fileTabs)[number];

export interface FileSearch {
  readonly deel?: FileTab;
}

export function fileSearch({ deel }: Record<string, unknown>): FileSearch {
  const tab = fileTabs.find((one) => one === deel);
  return tab === undefined || tab === 'gezin' ? {} : { deel: tab };
}

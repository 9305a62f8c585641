interface Name {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
}

/** As someone is called: given name first; who has one name has one name (R08). */
export function fullName({ given, family }: Name): string {
  return [given, family].filter((part) => part !== undefined).join(' ');
}

/** As names stand in a list: family name first. */
export function listName({ given, family }: Name): string {
  return [family, given].filter((part) => part !== undefined).join(', ');
}

const collator = new Intl.Collator('nl-BE', { sensitivity: 'base', ignorePunctuation: true });

/** Belgian order of names: particles count (De Smet stands under D), case and signs don't. */
export function byName(one: Name, other: Name): number {
  return collator.compare(listName(one), listName(other));
}

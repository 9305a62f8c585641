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

const states = { samen: 'same', verschillend: 'not-same', hersteld: 'undone' } as const;

export interface MatchesSearch {
  readonly stand?: keyof typeof states;
}

export function matchesSearch({ stand }: Record<string, unknown>): MatchesSearch {
  return typeof stand === 'string' && stand in states ? { stand: stand as keyof typeof states } : {};
}

/** What was decided, as the platform calls it. */
export function matchState({ stand }: MatchesSearch) {
  return stand === undefined ? 'open' : states[stand];
}

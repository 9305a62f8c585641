import type { EventData, EventDefinition } from '@veilighuis/contracts';

/** A fact that a change gives rise to, as data; the unit of work announces it together with the new state. */
export interface Fact<E extends EventDefinition> {
  readonly event: E;
  readonly data: EventData<E>;
}

export function fact<E extends EventDefinition>(event: E, data: EventData<E>): Fact<E> {
  return { event, data };
}

/** What a command comes to: the new state, and the facts to announce. The old state is never touched. */
export interface Change<State, Facts> {
  readonly state: State;
  readonly facts: readonly Facts[];
}

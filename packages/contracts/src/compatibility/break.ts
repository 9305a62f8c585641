import type { JsonSchema } from '../json-schema.ts';

/** What a reader or a sender of today's version 1 would stumble over. The README of this package explains each. */
export type BreakRule =
  /** The contract is gone. */
  | 'removed'
  /** Method, path, status, media type or type name differ. */
  | 'fact'
  /** A header is needed that was not. */
  | 'header'
  /** A field that could be sent is refused, or one that could come is gone. */
  | 'field-removed'
  /** A field must be sent that could be left out, or may be absent that always came. */
  | 'field-required'
  | 'type'
  /** A code list is narrower for a sender, or wider for a reader. */
  | 'values'
  /** A length, number or count has other limits. */
  | 'limit'
  | 'pattern'
  | 'format'
  /** What stands when a sender leaves the field out differs. */
  | 'default'
  /** One of the alternatives is gone for a sender, or new for a reader. */
  | 'alternative'
  /** Free keys where there were none. */
  | 'free-keys'
  /** A keyword that the gate doesn't know; it refuses rather than guesses. */
  | 'keyword';

export interface Break {
  readonly rule: BreakRule;
  /** Where in the contract, e.g. `input/persons/[]/role`. */
  readonly path: string;
}

/** `input`: what callers send. `output`: what they read. */
export type Direction = 'input' | 'output';

/** Two schemas on one place: everything that `narrow` accepts must be accepted by `wide`. */
export interface Comparison {
  readonly wide: JsonSchema;
  readonly narrow: JsonSchema;
  readonly direction: Direction;
  readonly path: string;
}

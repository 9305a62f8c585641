/** What intake tells of a client system, in codes: no names, no addresses. */
export interface Household {
  /** A minor belongs to it, or someone who may possibly be one (R07, R21). */
  readonly hasMinor: boolean;
  /** NIS codes of where members live; empty when none is known. */
  readonly municipalities: readonly string[];
  readonly zoneCodes: readonly string[];
}

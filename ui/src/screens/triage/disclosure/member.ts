/** A person of the client system, to be told something or to be spoken about (R28). */
export interface Member {
  readonly personId: string;
  readonly name: string;
}

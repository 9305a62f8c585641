export { Decider } from './decider.ts';
export type { AccessQuestion, AccessRecord, Decision } from './decider.ts';
export { accessKeys, groundsOf } from './grounds.ts';
export type { GroundRecord, GroundedRecord } from './grounds.ts';
export { principalFrom } from './principal.ts';
export type { Principal } from './principal.ts';
export { purposeOf } from './purpose.ts';
export { TokenVerifier } from './token-verifier.ts';
export type { TokenVerifierOptions } from './token-verifier.ts';

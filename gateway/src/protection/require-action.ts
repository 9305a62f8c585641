import { purposeOf } from '@veilighuis/access';
import type { Decider, Principal } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';

/**
 * Asks the access rules about an act on the centre as a whole, for the few that the gateway answers itself. They touch no
 * file and no person of one, so neither they nor their refusal stand in the access log.
 * @throws ProblemError `not-allowed`
 */
export function requireAction(
  decider: Decider,
  action: string,
  principal: Principal,
  statedPurpose: string | undefined,
): void {
  const purpose = purposeOf(principal, statedPurpose);
  const question = { principal, action, record: { centre: principal.centre }, grounds: [], purpose };
  if (!decider.decide(question).allowed) throw new ProblemError('not-allowed');
}

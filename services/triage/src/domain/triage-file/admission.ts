export interface Criterion {
  readonly met: boolean;
  readonly motivation: string;
}

/** A lighter answer than a trajectory, which is always weighed first (R20). */
export interface Alternative {
  readonly suffices: boolean;
  readonly motivation: string;
}

/** R20: the three criteria for a trajectory, and the two lighter answers; each with its motivation. */
export interface Admission {
  /** Raised risk of repeated violence that endangers integrity. */
  readonly repeatedViolence: Criterion;
  /** Need of intersectoral sharing and consultation. */
  readonly sharingNeeded: Criterion;
  /** Need of a harmonised approach. */
  readonly harmonisedApproachNeeded: Criterion;
  readonly directReferral: Alternative;
  /** Hooking on to running help. */
  readonly hookingOn: Alternative;
}

/** R20: a lighter answer suffices, so that a trajectory is not the answer. */
export function lighterAnswerSuffices(admission: Admission | undefined): boolean {
  return admission !== undefined && (admission.directReferral.suffices || admission.hookingOn.suffices);
}

/** R20: a trajectory needs all three criteria, and neither lighter answer sufficing. Not recorded is not admitted. */
export function isAdmissible(admission: Admission | undefined): boolean {
  if (admission === undefined || lighterAnswerSuffices(admission)) return false;
  return admission.repeatedViolence.met && admission.sharingNeeded.met && admission.harmonisedApproachNeeded.met;
}

/** Every use case of case management. */
export { AssignTrajectory } from './assign-trajectory.ts';
export { CloseTrajectory } from './close-trajectory.ts';
export { EnterPhase } from './enter-phase.ts';
export { ExtendTrajectory } from './extend-trajectory.ts';
export { FollowMerge } from './follow-merge.ts';
export { FollowTransfer } from './follow-transfer.ts';
export { GetTrajectory } from './get-trajectory.ts';
export { ListTrajectories } from './list-trajectories.ts';
export { OpenTrajectory } from './open-trajectory.ts';
export { RecordContact } from './record-contact.ts';
export { RecordPlanOfApproach } from './record-plan-of-approach.ts';
export { ReleaseTrajectory } from './release-trajectory.ts';

import type { TrajectoryRun, TriageRound } from './retention-clock.ts';

/** Takes in news of a round; in whatever order the news comes, what was decided stays decided. */
export function withRound(rounds: readonly TriageRound[], news: TriageRound): TriageRound[] {
  const known = rounds.find(({ fileId }) => fileId === news.fileId);
  return [...rounds.filter((round) => round !== known), { ...known, ...news }];
}

/** The same for a trajectory: what was closed stays closed. */
export function withTrajectory(trajectories: readonly TrajectoryRun[], news: TrajectoryRun): TrajectoryRun[] {
  const known = trajectories.find(({ trajectoryId }) => trajectoryId === news.trajectoryId);
  return [...trajectories.filter((run) => run !== known), { ...known, ...news }];
}

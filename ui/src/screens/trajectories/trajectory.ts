import type { Output, Row } from '../../api/contract.ts';

export type TrajectoryRow = Row<'case-management.list-trajectories'>;
export type Trajectory = Output<'case-management.get-trajectory'>;

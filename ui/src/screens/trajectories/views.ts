import type { Session } from '../../api/session.ts';

export const trajectoryViews = ['mine', 'unassigned', 'all', 'closed'] as const;
export type TrajectoryView = (typeof trajectoryViews)[number];

/** Who leads the centre begins with all of it; who holds cases with the own ones. */
export function viewsFor({ roles }: Session): readonly TrajectoryView[] {
  return roles.includes('operational-coordinator') ? ['all', 'unassigned', 'closed'] : ['mine', 'unassigned', 'closed'];
}

export function inputOf(view: TrajectoryView) {
  switch (view) {
    case 'mine':
      return { mine: 'true' } as const;
    case 'unassigned':
      return { state: 'unassigned' } as const;
    case 'closed':
      return { state: 'closed' } as const;
    case 'all':
      return {};
  }
}

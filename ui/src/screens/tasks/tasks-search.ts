export interface TasksSearch {
  readonly stand?: 'gedaan' | undefined;
  readonly van?: 'eigen' | undefined;
}

export function tasksSearch({ stand, van }: Record<string, unknown>): TasksSearch {
  return {
    ...(stand === 'gedaan' ? { stand } : {}),
    ...(van === 'eigen' ? { van } : {}),
  };
}

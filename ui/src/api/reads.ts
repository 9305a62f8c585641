import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Input, Output, ReadId } from './contract.ts';
import { call } from './client.ts';

interface ReadOptions {
  readonly enabled?: boolean;
  /** Keep what is on screen while another page or filter of the same list is fetched. */
  readonly keep?: boolean;
  /** Ask again after so many milliseconds, on a screen where something changes that nobody announces. */
  readonly everyMs?: number;
}

/** The question of a screen to the platform; its key is the operation and what was asked. */
export function read<Id extends ReadId>(id: Id, input: Input<Id>) {
  return queryOptions<Output<Id>>({ queryKey: [id, input], queryFn: ({ signal }) => call(id, input, { signal }) });
}

export function useRead<Id extends ReadId>(
  id: Id,
  input: Input<Id>,
  { enabled = true, keep = false, everyMs }: ReadOptions = {},
) {
  return useQuery({
    ...read(id, input),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
}

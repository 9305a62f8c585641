import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import type { Input, Output, ReadId, Row } from './contract.ts';

/** Operations that give a list page by page. */
export type ListId = { [Id in ReadId]: Output<Id> extends { nextCursor?: string | undefined } ? Id : never }[ReadId];

/** A list that grows page by page. */
export function usePages<Id extends ListId>(id: Id, input: Omit<Input<Id>, 'cursor'>, { enabled = true } = {}) {
  const query = useInfiniteQuery({
    queryKey: [id, input, 'pages'],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(id, { ...input, ...(pageParam === undefined ? {} : { cursor: pageParam }) } as Input<Id>, { signal }),
    getNextPageParam: (last) => (last as { nextCursor?: string }).nextCursor,
  });
  const pages = query.data?.pages as readonly { rows: readonly Row<Id>[]; total?: number }[] | undefined;
  return {
    /** The answers as they came, for what they say beside their rows. */
    pages: query.data?.pages,
    rows: pages?.flatMap(({ rows }) => rows),
    total: pages?.[0]?.total,
    error: query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  };
}

/** How many rows a list has that one may see: counted by the platform, with the list itself. */
export function useTotal<Id extends ListId>(id: Id, input: Omit<Input<Id>, 'cursor' | 'limit'>) {
  return usePages(id, { ...input, limit: 1 } as Omit<Input<Id>, 'cursor'>);
}

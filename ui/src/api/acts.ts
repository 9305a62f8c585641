import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CallOptions } from './client.ts';
import { call } from './client.ts';
import type { Input, OperationId, Output, ReadId } from './contract.ts';

interface Act<Id extends OperationId> {
  readonly input: Input<Id>;
  readonly version?: number;
  /** Key that a form keeps with its draft, so that sending it again after a restart does nothing twice either. */
  readonly key?: string;
}

interface ActOptions<Id extends OperationId> {
  /** What is shown and may be different now. */
  readonly refreshes?: readonly ReadId[];
  readonly onDone?: (output: Output<Id>) => void;
}

/**
 * One act of a person. Until it is done it keeps its key, so that a second click or a second attempt after a cut
 * connection does nothing twice.
 */
export function useAct<Id extends OperationId>(id: Id, { refreshes = [], onDone }: ActOptions<Id> = {}) {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation<Output<Id>, Error, Act<Id>>({
    mutationFn: ({ input, version, key: kept = key.current }) => {
      const options: CallOptions = { key: kept, ...(version === undefined ? {} : { version }) };
      return call(id, input, options);
    },
    onSuccess: async (output) => {
      key.current = crypto.randomUUID();
      await Promise.all(refreshes.map((read) => queries.invalidateQueries({ queryKey: [read] })));
      onDone?.(output);
    },
  });
}

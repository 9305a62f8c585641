import type * as contracts from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';
import type { z } from 'zod';
import type { addresses } from '../generated/addresses.ts';

/** Types of the contracts only: the schemas themselves stay with the services, which check everything. */
type Declared = Extract<(typeof contracts)[keyof typeof contracts], OperationDefinition>;

export type OperationId = keyof typeof addresses;
type Of<Id extends OperationId> = Extract<Declared, { readonly id: Id }>;

export type Input<Id extends OperationId> = z.input<Of<Id>['input']>;
export type Output<Id extends OperationId> = z.output<Of<Id>['output']>;

/** Operations that only read: what a screen shows. */
export type ReadId = { [Id in OperationId]: (typeof addresses)[Id]['effect'] extends 'read' ? Id : never }[OperationId];

/** One row of the list that an operation gives. */
export type Row<Id extends OperationId> = Output<Id> extends { rows: readonly (infer One)[] } ? One : never;

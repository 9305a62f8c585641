import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { decidePossibleMatch, listPossibleMatches, undoMerge } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { DecidePossibleMatch, ListPossibleMatches, UndoMerge } from '../application/index.ts';

@Controller()
export class PossibleMatchOperations {
  constructor(
    @Inject(ListPossibleMatches) private readonly listing: ListPossibleMatches,
    @Inject(DecidePossibleMatch) private readonly deciding: DecidePossibleMatch,
    @Inject(UndoMerge) private readonly undoing: UndoMerge,
  ) {}

  @MessagePattern(listPossibleMatches.id)
  list(@Input(listPossibleMatches) input: OperationInput<typeof listPossibleMatches>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(decidePossibleMatch.id)
  decide(
    @Input(decidePossibleMatch) input: OperationInput<typeof decidePossibleMatch>,
    @Ctx() context: MessageContext,
  ) {
    return this.deciding.execute(input, callerOf(context));
  }

  @MessagePattern(undoMerge.id)
  undo(@Input(undoMerge) input: OperationInput<typeof undoMerge>, @Ctx() context: MessageContext) {
    return this.undoing.execute(input, callerOf(context));
  }
}

import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  composeHouseholdSheet,
  decideWall,
  recordSafeContact,
  recordWords,
  shieldClientSystem,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  ComposeHouseholdSheet,
  DecideWall,
  RecordSafeContact,
  RecordWords,
  ShieldClientSystem,
} from '../application/index.ts';

/** Walls inside a household (R35), what leaves the house, and shielding (R36). */
@Controller()
export class WallOperations {
  constructor(
    @Inject(DecideWall) private readonly deciding: DecideWall,
    @Inject(RecordSafeContact) private readonly contacts: RecordSafeContact,
    @Inject(RecordWords) private readonly words: RecordWords,
    @Inject(ComposeHouseholdSheet) private readonly composing: ComposeHouseholdSheet,
    @Inject(ShieldClientSystem) private readonly shielding: ShieldClientSystem,
  ) {}

  @MessagePattern(decideWall.id)
  decide(@Input(decideWall) input: OperationInput<typeof decideWall>, @Ctx() context: MessageContext) {
    return this.deciding.execute(input, callerOf(context));
  }

  @MessagePattern(recordSafeContact.id)
  recordContact(
    @Input(recordSafeContact) input: OperationInput<typeof recordSafeContact>,
    @Ctx() context: MessageContext,
  ) {
    return this.contacts.execute(input, callerOf(context));
  }

  @MessagePattern(recordWords.id)
  recordWords(@Input(recordWords) input: OperationInput<typeof recordWords>, @Ctx() context: MessageContext) {
    return this.words.execute(input, callerOf(context));
  }

  @MessagePattern(composeHouseholdSheet.id)
  compose(
    @Input(composeHouseholdSheet) input: OperationInput<typeof composeHouseholdSheet>,
    @Ctx() context: MessageContext,
  ) {
    return this.composing.execute(input, callerOf(context));
  }

  @MessagePattern(shieldClientSystem.id)
  shield(@Input(shieldClientSystem) input: OperationInput<typeof shieldClientSystem>, @Ctx() context: MessageContext) {
    return this.shielding.execute(input, callerOf(context));
  }
}

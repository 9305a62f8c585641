import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { listInstruments, listProtocols, loadInstrument, registerProtocol } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { ListInstruments, ListProtocols, LoadInstrument, RegisterProtocol } from '../application/index.ts';

@Controller()
export class ConfigurationOperations {
  constructor(
    @Inject(RegisterProtocol) private readonly registerNew: RegisterProtocol,
    @Inject(ListProtocols) private readonly protocols: ListProtocols,
    @Inject(ListInstruments) private readonly instruments: ListInstruments,
    @Inject(LoadInstrument) private readonly loadNew: LoadInstrument,
  ) {}

  @MessagePattern(registerProtocol.id)
  register(@Input(registerProtocol) input: OperationInput<typeof registerProtocol>, @Ctx() context: MessageContext) {
    return this.registerNew.execute(input, callerOf(context));
  }

  @MessagePattern(listProtocols.id)
  list(@Input(listProtocols) input: OperationInput<typeof listProtocols>, @Ctx() context: MessageContext) {
    return this.protocols.execute(input, callerOf(context));
  }

  @MessagePattern(listInstruments.id)
  listInstruments(@Input(listInstruments) _input: unknown, @Ctx() context: MessageContext) {
    return this.instruments.execute(callerOf(context));
  }

  @MessagePattern(loadInstrument.id)
  load(@Input(loadInstrument) input: OperationInput<typeof loadInstrument>, @Ctx() context: MessageContext) {
    return this.loadNew.execute(input, callerOf(context));
  }
}

import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { groundGranted, groundRevoked } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { GrantGround, RevokeGround } from '../application/index.ts';

@Controller()
export class GroundEvents {
  constructor(
    @Inject(GrantGround) private readonly granting: GrantGround,
    @Inject(RevokeGround) private readonly revoking: RevokeGround,
  ) {}

  @EventPattern(groundGranted.type)
  async granted(@Payload() envelope: EventEnvelope<EventData<typeof groundGranted>>): Promise<void> {
    await this.granting.execute(envelope);
  }

  @EventPattern(groundRevoked.type)
  async revoked(@Payload() envelope: EventEnvelope<EventData<typeof groundRevoked>>): Promise<void> {
    await this.revoking.execute(envelope);
  }
}

import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { emergencyAccessOpened, shieldingChanged } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { FollowAccess } from '@veilighuis/service-kit';

@Controller()
export class AccessEvents {
  constructor(@Inject(FollowAccess) private readonly following: FollowAccess) {}

  @EventPattern(shieldingChanged.type)
  async shielded(@Payload() envelope: EventEnvelope<EventData<typeof shieldingChanged>>): Promise<void> {
    await this.following.shielded(envelope, 'case-management');
  }

  @EventPattern(emergencyAccessOpened.type)
  async emergency(@Payload() envelope: EventEnvelope<EventData<typeof emergencyAccessOpened>>): Promise<void> {
    await this.following.emergency(envelope, 'case-management');
  }
}

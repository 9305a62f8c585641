import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { erasureOrdered } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { EraseOnOrder } from '@veilighuis/service-kit';

@Controller()
export class ErasureEvents {
  constructor(@Inject(EraseOnOrder) private readonly erasing: EraseOnOrder) {}

  @EventPattern(erasureOrdered.type)
  async erase(@Payload() envelope: EventEnvelope<EventData<typeof erasureOrdered>>): Promise<void> {
    await this.erasing.execute(envelope, 'case-management');
  }
}

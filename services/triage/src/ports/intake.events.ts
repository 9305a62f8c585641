import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { clientSystemsMerged, clientSystemTransferred, mergeUndone, triageRequested } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { FollowMerge, FollowTransfer, PlaceTriageRequest } from '../application/index.ts';

@Controller()
export class IntakeEvents {
  constructor(
    @Inject(PlaceTriageRequest) private readonly placing: PlaceTriageRequest,
    @Inject(FollowMerge) private readonly following: FollowMerge,
    @Inject(FollowTransfer) private readonly transferring: FollowTransfer,
  ) {}

  @EventPattern(triageRequested.type)
  async requested(@Payload() envelope: EventEnvelope<EventData<typeof triageRequested>>): Promise<void> {
    await this.placing.execute(envelope);
  }

  @EventPattern(clientSystemsMerged.type)
  async merged(@Payload() envelope: EventEnvelope<EventData<typeof clientSystemsMerged>>): Promise<void> {
    await this.following.execute(envelope, { undone: false });
  }

  @EventPattern(clientSystemTransferred.type)
  async transferred(@Payload() envelope: EventEnvelope<EventData<typeof clientSystemTransferred>>): Promise<void> {
    await this.transferring.execute(envelope);
  }

  @EventPattern(mergeUndone.type)
  async mergeUndone(@Payload() envelope: EventEnvelope<EventData<typeof mergeUndone>>): Promise<void> {
    await this.following.execute(envelope, { undone: true });
  }
}

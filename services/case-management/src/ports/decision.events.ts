import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { clientSystemsMerged, clientSystemTransferred, mergeUndone, triageDecided } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { FollowMerge, FollowTransfer, OpenTrajectory } from '../application/index.ts';

@Controller()
export class DecisionEvents {
  constructor(
    @Inject(OpenTrajectory) private readonly opening: OpenTrajectory,
    @Inject(FollowMerge) private readonly following: FollowMerge,
    @Inject(FollowTransfer) private readonly transferring: FollowTransfer,
  ) {}

  @EventPattern(triageDecided.type)
  async decided(@Payload() envelope: EventEnvelope<EventData<typeof triageDecided>>): Promise<void> {
    await this.opening.execute(envelope);
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

import { Controller, Inject, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import {
  clientSystemsMerged,
  clientSystemTransferred,
  emergencyAccessOpened,
  erasureOrdered,
  groundGranted,
  groundRevoked,
  mergeUndone,
  possibleMatchOffered,
  shieldingChanged,
  trajectoryAssigned,
  triageFileOpened,
} from '@veilighuis/contracts';
import { RethrowFilter } from '@veilighuis/messaging';
import { FollowEvents } from './follow-events.ts';
import type { Told } from './follow-events.ts';

/** Events that the gateway keeps something of. The filter stands here: this application's own is for HTTP. */
@Controller()
@UseFilters(RethrowFilter)
export class NoticeEvents {
  constructor(@Inject(FollowEvents) private readonly following: FollowEvents) {}

  @EventPattern(trajectoryAssigned.type)
  async assigned(@Payload() envelope: Told<typeof trajectoryAssigned>): Promise<void> {
    await this.following.assigned(envelope);
  }

  @EventPattern(emergencyAccessOpened.type)
  async emergency(@Payload() envelope: Told<typeof emergencyAccessOpened>): Promise<void> {
    await this.following.emergency(envelope);
  }

  @EventPattern(triageFileOpened.type)
  async onTriageList(@Payload() envelope: Told<typeof triageFileOpened>): Promise<void> {
    await this.following.onTriageList(envelope);
  }

  @EventPattern(possibleMatchOffered.type)
  async matchOffered(@Payload() envelope: Told<typeof possibleMatchOffered>): Promise<void> {
    await this.following.matchOffered(envelope);
  }

  @EventPattern(groundGranted.type)
  async granted(@Payload() envelope: Told<typeof groundGranted>): Promise<void> {
    await this.following.granted(envelope);
  }

  @EventPattern(groundRevoked.type)
  async revoked(@Payload() envelope: Told<typeof groundRevoked>): Promise<void> {
    await this.following.revoked(envelope);
  }

  @EventPattern(clientSystemsMerged.type)
  async merged(@Payload() envelope: Told<typeof clientSystemsMerged>): Promise<void> {
    await this.following.merged(envelope, false);
  }

  @EventPattern(mergeUndone.type)
  async mergeUndone(@Payload() envelope: Told<typeof mergeUndone>): Promise<void> {
    await this.following.merged(envelope, true);
  }

  @EventPattern(shieldingChanged.type)
  async shielded(@Payload() envelope: Told<typeof shieldingChanged>): Promise<void> {
    await this.following.shielded(envelope);
  }

  @EventPattern(clientSystemTransferred.type)
  async transferred(@Payload() envelope: Told<typeof clientSystemTransferred>): Promise<void> {
    await this.following.transferred(envelope);
  }

  @EventPattern(erasureOrdered.type)
  async erased(@Payload() envelope: Told<typeof erasureOrdered>): Promise<void> {
    await this.following.erased(envelope);
  }
}

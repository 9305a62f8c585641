import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import {
  erasureOrdered,
  erasureReceipts,
  trajectoryClosed,
  trajectoryOpened,
  triageDecided,
  triageFileOpened,
} from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { EraseOnOrder } from '@veilighuis/service-kit';
import { FollowCaseWork, RecordErasureReceipt } from '../application/index.ts';

type Receipt = EventEnvelope<EventData<typeof erasureReceipts.triage>>;

/** What the retention clock hears, and erasures with their receipts. */
@Controller()
export class RetentionEvents {
  constructor(
    @Inject(FollowCaseWork) private readonly following: FollowCaseWork,
    @Inject(EraseOnOrder) private readonly erasing: EraseOnOrder,
    @Inject(RecordErasureReceipt) private readonly receipts: RecordErasureReceipt,
  ) {}

  @EventPattern(triageFileOpened.type)
  async fileOpened(@Payload() envelope: EventEnvelope<EventData<typeof triageFileOpened>>): Promise<void> {
    await this.following.fileOpened(envelope);
  }

  @EventPattern(triageDecided.type)
  async decided(@Payload() envelope: EventEnvelope<EventData<typeof triageDecided>>): Promise<void> {
    await this.following.decided(envelope);
  }

  @EventPattern(trajectoryOpened.type)
  async trajectoryOpened(@Payload() envelope: EventEnvelope<EventData<typeof trajectoryOpened>>): Promise<void> {
    await this.following.trajectoryOpened(envelope);
  }

  @EventPattern(trajectoryClosed.type)
  async trajectoryClosed(@Payload() envelope: EventEnvelope<EventData<typeof trajectoryClosed>>): Promise<void> {
    await this.following.trajectoryClosed(envelope);
  }

  @EventPattern(erasureOrdered.type)
  async erase(@Payload() envelope: EventEnvelope<EventData<typeof erasureOrdered>>): Promise<void> {
    await this.erasing.execute(envelope, 'intake');
  }

  @EventPattern(erasureReceipts.intake.type)
  async erasedHere(@Payload() envelope: Receipt): Promise<void> {
    await this.receipts.execute(envelope, 'intake');
  }

  @EventPattern(erasureReceipts.triage.type)
  async erasedByTriage(@Payload() envelope: Receipt): Promise<void> {
    await this.receipts.execute(envelope, 'triage');
  }

  @EventPattern(erasureReceipts['case-management'].type)
  async erasedByCaseManagement(@Payload() envelope: Receipt): Promise<void> {
    await this.receipts.execute(envelope, 'case-management');
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type {
  EventData,
  EventEnvelope,
  trajectoryClosed,
  trajectoryOpened,
  triageDecided,
  triageFileOpened,
} from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import { workOfEvent } from '@veilighuis/service-kit';
import { withRound, withTrajectory } from '../domain/retention/index.ts';
import type { TrajectoryRun, TriageRound } from '../domain/retention/index.ts';
import { RetentionFiles } from './retention-stores.ts';
import type { HeardFacts } from './retention-stores.ts';

type Heard<Data> = EventEnvelope<Data & { clientSystemId: string }>;

/** R50: keeps what the retention clock needs: which rounds wait, which trajectories run, and when they were closed. */
@Injectable()
export class FollowCaseWork {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(RetentionFiles) private readonly files: RetentionFiles,
  ) {}

  fileOpened(envelope: Heard<EventData<typeof triageFileOpened>>): Promise<void> {
    return this.round(envelope, { fileId: envelope.data.fileId });
  }

  decided(envelope: Heard<EventData<typeof triageDecided>>): Promise<void> {
    const { fileId, decisionId, decidedOn, outcome } = envelope.data;
    // A question for more information keeps it waiting.
    if (outcome === 'more-information') return this.round(envelope, { fileId });
    const opensTrajectory = outcome === 'include-track-2' || outcome === 'include-track-3';
    return this.round(envelope, { fileId, decidedOn, decisionId, opensTrajectory });
  }

  trajectoryOpened(envelope: Heard<EventData<typeof trajectoryOpened>>): Promise<void> {
    const { trajectoryId, decisionId } = envelope.data;
    return this.trajectory(envelope, { trajectoryId, decisionId });
  }

  trajectoryClosed(envelope: Heard<EventData<typeof trajectoryClosed>>): Promise<void> {
    const { trajectoryId, closedOn, retentionUntil } = envelope.data;
    return this.trajectory(envelope, { trajectoryId, closedOn, retentionUntil });
  }

  private round(envelope: Heard<unknown>, news: TriageRound): Promise<void> {
    return this.hear(envelope, ({ rounds, ...rest }) => ({ ...rest, rounds: withRound(rounds, news) }));
  }

  private trajectory(envelope: Heard<unknown>, news: TrajectoryRun): Promise<void> {
    return this.hear(envelope, ({ trajectories, ...rest }) => ({
      ...rest,
      trajectories: withTrajectory(trajectories, news),
    }));
  }

  private async hear(envelope: Heard<unknown>, change: (heard: HeardFacts) => HeardFacts): Promise<void> {
    const { clientSystemId } = envelope.data;
    await this.work.run(workOfEvent(envelope as EventEnvelope, 'intake'), (tx) =>
      tx.accept(envelope.id, async () => {
        if (await this.vault.isErased(clientSystemId, tx.session)) return;
        await this.files.hear(tx, clientSystemId, change);
      }),
    );
  }
}

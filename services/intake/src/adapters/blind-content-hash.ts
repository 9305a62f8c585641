import { Inject, Injectable } from '@nestjs/common';
import { BlindIndex, requestHash } from '@veilighuis/persistence';
import { ContentHash } from '../application/stores.ts';

/** Digest with a secret key: two contents can be compared, neither can be guessed. */
@Injectable()
export class BlindContentHash extends ContentHash {
  constructor(@Inject(BlindIndex) private readonly index: BlindIndex) {
    super();
  }

  of(content: unknown): string {
    return this.index.token('report-content', requestHash(content));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Vault } from '@veilighuis/persistence';
import type { ClientSession } from 'mongodb';
import { TableContent } from '../application/table-stores.ts';
import type { TableTexts, TextPlace } from '../application/table-stores.ts';
import type { Sealed } from '../domain/table-input/index.ts';

/** Seals with the data key of the client system; each text is bound to its file and its place in it. */
@Injectable()
export class VaultTableContent extends TableContent {
  constructor(@Inject(Vault) private readonly vault: Vault) {
    super();
  }

  seal<Kind extends keyof TableTexts>(
    place: TextPlace<Kind>,
    text: TableTexts[Kind],
    session: ClientSession,
  ): Promise<Sealed> {
    return this.vault.seal(place.file.clientSystemId, bound(place), text, session);
  }

  async open<Kind extends keyof TableTexts>(place: TextPlace<Kind>, sealed: Sealed): Promise<TableTexts[Kind]> {
    return (await this.vault.open(place.file.clientSystemId, bound(place), sealed)) as TableTexts[Kind];
  }
}

function bound({ file, kind, key }: TextPlace<keyof TableTexts>) {
  return { collection: 'triage-files', id: file.fileId, field: `${kind}.${key}` };
}

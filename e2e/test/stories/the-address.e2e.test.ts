import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { composeHouseholdSheet, getOverviewFile } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import { Cast } from '../support/cast.ts';
import { hiding, type Hiding } from '../support/hiding.ts';
import { as, coordinator } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';

type Sheet = OperationInput<typeof composeHouseholdSheet>;

const cast = new Cast(1967);

describe(
  'The address: a mother in a shelter, and a father who is a party to the same file',
  { timeout: 60_000 },
  () => {
    let home: Hiding;

    before(async () => {
      await protocolsOfZones();
      home = await hiding(cast);
    });

    const compose = (readers: readonly string[], more: Partial<Sheet> = {}) =>
      as(coordinator, composeHouseholdSheet, {
        clientSystemId: home.clientSystemId,
        form: 'household-sheet',
        readers: [...readers],
        ...more,
      });
    const secretsIn = (shown: unknown) => {
      const { shelter, number, words } = home.canaries;
      return [shelter, number, words].filter((secret) => JSON.stringify(shown).includes(secret));
    };

    it('R35: the sheet that a colleague prints for a visit to the father is refused, and says which part', async () => {
      const { fields = [], title } = await refusalOf(compose([home.father]), 'crosses-a-wall');
      assert.deepEqual(
        fields.map(({ field, code }) => [field, code]),
        [
          ['parts.0', 'walled'],
          ['parts.1', 'walled'],
        ],
      );
      assert.deepEqual(secretsIn([fields, title]), []);
    });

    it('R35: an invitation made for both is refused; one for each is made, and the father’s holds no address of hers', async () => {
      const form = 'invitation' as const;
      await refusalOf(compose([home.mother, home.father], { form }), 'crosses-a-wall');
      const hers = await compose([home.mother], { form });
      assert.equal(secretsIn(hers).length, 2, 'hers says where she is and how she is reached');
      const his = await compose([home.father], { form, persons: [home.father] });
      assert.deepEqual(secretsIn(his), []);
    });

    it('R35: what goes to his lawyer leaves it all out, without a trace of leaving out', async () => {
      const parts: Sheet['parts'] = ['whereabouts', 'contact', 'words'];
      const sheet = await compose([home.father], { form: 'export', outsideReader: true, parts, leaveOutWalled: true });
      assert.deepEqual(secretsIn(sheet), []);
      assert.equal(sheet.persons.length, 3);
    });

    it('R35: her case is worked on all the same: whoever coordinates it sees where she is', async () => {
      const file = await as(coordinator, getOverviewFile, { clientSystemId: home.clientSystemId });
      assert.equal(secretsIn(file).length, 3);
    });
  },
);

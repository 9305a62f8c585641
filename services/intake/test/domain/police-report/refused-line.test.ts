import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutTyped, zonesOfLine } from '../../../src/domain/police-report/index.ts';

const police = { category: 'police', zones: ['5415', '5416'] };
const centre = { category: 'local-authority', zones: [] };

describe('A refused line of a batch', () => {
  it('is looked after by the zone that it names, when the sender may send for that', () => {
    assert.deepEqual(zonesOfLine(police, '5416'), { zoneCode: '5416', zones: ['5416'] });
    assert.deepEqual(zonesOfLine(centre, '5440'), { zoneCode: '5440', zones: ['5440'] });
  });

  it('else by the zones of the sender: nobody puts one on the list of another zone', () => {
    for (const zoneCode of ['5440', undefined])
      assert.deepEqual(zonesOfLine(police, zoneCode), { zones: police.zones });
  });

  it('R39: keeps nothing that the sender typed, not as a name of a question either', () => {
    const field = 'riskAssessment.answers.Jan Peeters slaat';
    assert.deepEqual(withoutTyped({ field, code: 'invalid_value' }), {
      field: 'riskAssessment.answers',
      code: 'invalid_value',
    });
    const other = { field: 'persons.0.birthDate', code: 'invalid_union' };
    assert.deepEqual(withoutTyped(other), other);
    assert.deepEqual(withoutTyped({ field: '', code: 'x' }), { field: '', code: 'x' });
  });
});

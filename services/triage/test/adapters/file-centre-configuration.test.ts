import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FileCentreConfiguration } from '../../src/adapters/file-centre-configuration.ts';
import { isTrackAvailable } from '../../src/domain/triage-file/index.ts';

const catchment = new FileCentreConfiguration().catchment('ovl');
const offered = (track: 2 | 3, nis: string, on: string) => isTrackAvailable(track, [nis], catchment, on);

describe('R27: the pilot region and the province are dated lists', () => {
  for (const [name, nis] of [
    ['Aalst', '41002'],
    ['Dendermonde', '42006'],
    ['Gent', '44021'],
    ['Oudenaarde', '45035'],
    ['Kruisem', '45068'],
    ['Wortegem-Petegem', '45061'],
  ] as const) {
    it(`offers track 2 in ${name} from the first day of the pilot`, () => {
      assert.equal(offered(2, nis, '2023-11-24'), false);
      assert.equal(offered(2, nis, '2023-11-25'), true);
      assert.equal(offered(3, nis, '2026-03-10'), true);
    });
  }

  it('offers track 3 and not track 2 in Ninove, and neither in Antwerpen', () => {
    assert.deepEqual([offered(2, '41048', '2026-03-10'), offered(3, '41048', '2026-03-10')], [false, true]);
    assert.deepEqual([offered(2, '11002', '2026-03-10'), offered(3, '11002', '2026-03-10')], [false, false]);
  });

  it('counts an address under the code that a town had before it merged', () => {
    assert.equal(offered(2, '45017', '2026-03-10'), true);
    assert.equal(offered(3, '44043', '2026-03-10'), true);
  });

  it('knows each centre by its own lists', () => {
    const { pilot, province } = new FileCentreConfiguration().catchment('antwerpen');
    assert.deepEqual([pilot.length, province.map(({ nis }) => nis)], [0, ['11002', '12025', '13040']]);
  });

  it('knows no catchment of a centre that is not configured', () => {
    assert.throws(() => new FileCentreConfiguration().catchment('ant'));
  });
});

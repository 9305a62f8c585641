import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { events, phaseEntered, reportRegistered, triageFileOpened } from '@veilighuis/contracts';
import { changesOf, tellsChange } from '../../src/live/changes.ts';
import { told } from '../support/following.ts';

/** Events after which nobody who looks need read anything again. */
const tellsNothing = [
  // The list changes when the file is opened there.
  'intake.triage-requested',
  'intake.client-system-erased',
  'triage.client-system-erased',
  'case-management.client-system-erased',
];

describe('Changes that are told live', () => {
  it('each event says what it changes, or is known to change nothing on a screen', () => {
    assert.deepEqual(
      events.filter((event) => !tellsChange(event)).map(({ name }) => name),
      tellsNothing,
    );
  });

  it('name lists and records by their ids, and the client systems that they are about', () => {
    const data = { trajectoryId: 't', clientSystemId: 'c', phase: 'execution' } as const;
    assert.deepEqual(changesOf(told(phaseEntered, data)), {
      lists: ['trajectories'],
      records: [
        { kind: 'client-system', id: 'c' },
        { kind: 'trajectory', id: 't' },
      ],
      clientSystemIds: ['c'],
    });
    const opened = { fileId: 'f', clientSystemId: 'c', repeat: false, finalOn: '2026-12-01' };
    assert.deepEqual(changesOf(told(triageFileOpened, opened))?.records.at(-1), { kind: 'triage-file', id: 'f' });
    const report = { reportId: 'r', clientSystemId: 'c', zoneCode: '5415', incidentOn: '2026-11-01', joined: true };
    assert.deepEqual(changesOf(told(reportRegistered, report))?.lists, ['police-reports', 'client-systems']);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { protocolCovering, type Protocol } from '../../../src/domain/police-report/index.ts';

const protocol: Protocol = {
  protocolId: 'p1',
  organisation: 'pz-gent',
  zoneCodes: ['5415'],
  purpose: 'Casusoverleg',
  dataCategories: ['identification', 'police-judicial'],
  validFrom: '2025-01-01',
  validUntil: '2025-12-31',
};
const flow = { organisation: 'pz-gent', zoneCode: '5415' };
const covered = (on: string, more = {}, protocols = [protocol]) =>
  protocolCovering(protocols, { ...flow, ...more }, on)?.protocolId;

describe('R04: protocol of a data flow', () => {
  test('a flow is covered on the first and on the last day', () => {
    assert.equal(covered('2025-01-01'), 'p1');
    assert.equal(covered('2025-12-31'), 'p1');
  });
  test('a flow is refused the day before and the day after', () => {
    assert.equal(covered('2024-12-31'), undefined);
    assert.equal(covered('2026-01-01'), undefined);
  });
  test('a flow without any protocol is refused', () => assert.equal(covered('2025-06-01', {}, []), undefined));
  test('the protocol of another organisation covers nothing', () =>
    assert.equal(covered('2025-06-01', { organisation: 'pz-aalst' }), undefined));
  test('a zone that the protocol does not name is refused', () => {
    assert.equal(covered('2025-06-01', { zoneCode: '5440' }), undefined);
    assert.equal(protocolCovering([protocol], { organisation: 'pz-gent' }, '2025-06-01'), undefined);
  });
  test('a protocol that names no zone is not bound to one', () =>
    assert.equal(covered('2025-06-01', {}, [{ ...protocol, zoneCodes: [] }]), 'p1'));
  test('a category of data that the protocol does not name is refused', () => {
    assert.equal(covered('2025-06-01', { dataCategories: ['identification'] }), 'p1');
    assert.equal(covered('2025-06-01', { dataCategories: ['identification', 'health'] }), undefined);
  });
  test('without a last day it goes on; of several the latest covers', () => {
    const renewed: Protocol = { ...protocol, protocolId: 'p2', validFrom: '2025-06-01', validUntil: undefined };
    assert.equal(covered('2031-01-01', {}, [renewed, protocol]), 'p2');
    assert.equal(covered('2025-07-01', {}, [renewed, protocol]), 'p2');
    assert.equal(covered('2025-05-01', {}, [renewed, protocol]), 'p1');
  });
});

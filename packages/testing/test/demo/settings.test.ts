import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { demoSettings, SettingsFault } from '../../src/demo/settings.ts';

const environment = { GATEWAY_URL: 'http://127.0.0.1:8080/', KEYCLOAK_URL: 'http://127.0.0.1:8081' };

describe('settings of the demo', () => {
  test('the whole month before today is played, the same on every day of a month', () => {
    const first = demoSettings([], environment, '2026-03-01');
    assert.deepEqual([first.from, first.until], ['2026-02-01', '2026-02-28']);
    assert.deepEqual(demoSettings([], environment, '2026-03-31'), first);
  });
  test('arguments go before defaults', () => {
    const settings = demoSettings(
      ['--reports', '20', '--seed', '9', '--month', '2024-02', '--decisions', '3'],
      environment,
      '2026-03-10',
    );
    assert.deepEqual(
      [settings.reports, settings.seed, settings.from, settings.until, settings.decisions],
      [20, 9, '2024-02-01', '2024-02-29', 3],
    );
  });
  test('addresses are put together without a double slash', () => {
    const settings = demoSettings([], environment, '2026-03-10');
    assert.deepEqual(
      [settings.gatewayUrl, settings.realmUrl],
      ['http://127.0.0.1:8080', 'http://127.0.0.1:8081/realms/veilig-huis'],
    );
  });

  const wrong: [title: string, argv: string[], environment: Record<string, string>][] = [
    ['an unknown argument', ['--nonsense'], environment],
    ['no number', ['--reports', 'many'], environment],
    ['a month that does not exist', ['--month', '2026-13'], environment],
    ['no gateway', [], { KEYCLOAK_URL: environment.KEYCLOAK_URL }],
  ];
  for (const [title, argv, variables] of wrong) {
    test(`${title} is refused with help`, () => {
      assert.throws(
        () => demoSettings(argv, variables, '2026-03-10'),
        (error) => error instanceof SettingsFault && error.message.includes('--reports'),
      );
    });
  }
});

import { dateInBrussels } from '@veilighuis/calendar';
import { Api, confirmedOn, type SignIn } from '../platform/index.ts';
import { syntheticMonth } from '../synthetic/index.ts';
import { holdTable } from './hold-table.ts';
import { registerProtocols } from './register-protocols.ts';
import { runTrajectories } from './run-trajectories.ts';
import { sendReports } from './send-reports.ts';
import type { DemoSettings } from './settings.ts';
import type { Stage } from './stage.ts';

/**
 * Plays a month through the public API only, as its users would: protocols, reports of four zones, decisions of the
 * triage table, trajectories. Playing the same month again changes nothing.
 */
export async function playMonth(settings: DemoSettings, signIn: SignIn, say: (line: string) => void): Promise<void> {
  const api = new Api(settings.gatewayUrl);
  const stage: Stage = {
    api,
    signIn: confirmedOn(api, signIn),
    today: dateInBrussels(new Date().toISOString()),
    say,
  };
  const played = syntheticMonth(settings);
  const steps: [title: string, act: () => Promise<string>][] = [
    ['Protocols of the police zones', async () => `${String(await registerProtocols(stage))} registered`],
    [
      `${String(played.length)} police reports of ${settings.from} to ${settings.until}`,
      async () => listed(await sendReports(stage, played)),
    ],
    ['The triage table decides', async () => `${String(await holdTable(stage, settings.decisions))} files decided`],
    [
      'Trajectories are assigned and begin',
      async () => {
        const { trajectories, assigned, moved } = await runTrajectories(stage);
        return `${String(trajectories)} trajectories, ${String(assigned)} assigned now, ${String(moved)} taken further now`;
      },
    ],
  ];
  for (const [index, [title, act]] of steps.entries()) {
    say(`[${String(index + 1)}/${String(steps.length)}] ${title}`);
    const started = performance.now();
    say(`  ${await act()} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${String(count)} ${outcome}`)
    .join(', ');
}

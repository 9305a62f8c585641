import { parseArgs } from 'node:util';
import { addDays, addMonths, isPlainDate, type IsoDate } from '@veilighuis/calendar';
import { z } from 'zod';

/** How a month is played, and where the platform is. */
export interface DemoSettings {
  readonly reports: number;
  readonly seed: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Files that the triage table has decided on when the demo is done. */
  readonly decisions: number;
  readonly gatewayUrl: string;
  /** Where tokens come from: `<keycloakUrl>/realms/<realm>`. */
  readonly realmUrl: string;
}

const help = `Plays a month of made-up police reports through the public API.

  --reports N     how many reports (default 500)
  --seed N        another seed gives other people (default 7)
  --month YYYY-MM month that is played (default: the one before this month)
  --decisions N   files that the triage table decides on (default 24)

  GATEWAY_URL, KEYCLOAK_URL   where the platform is (needed)
  KEYCLOAK_REALM              default veilig-huis
`;

const environmentSchema = z.object({
  GATEWAY_URL: z.url(),
  KEYCLOAK_URL: z.url(),
  KEYCLOAK_REALM: z.string().min(1).default('veilig-huis'),
});

const optionsSchema = z.object({
  reports: z.coerce.number().int().min(1).max(100_000).default(500),
  seed: z.coerce.number().int().min(0).default(7),
  decisions: z.coerce.number().int().min(0).max(1000).default(24),
  month: z
    .string()
    .refine((month) => isPlainDate(`${month}-01`), 'A month is written as YYYY-MM.')
    .optional(),
});

/** A wrong argument or variable; the message is for the person at the terminal. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
}

/**
 * Reads arguments and environment.
 *
 * The default month is the whole month before `today`: the same for every run within a month, so that a second
 * run sends the same reports and changes nothing.
 *
 * @throws SettingsFault
 */
export function demoSettings(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  today: IsoDate,
): DemoSettings {
  const options = read('arguments', optionsSchema, parsed(argv));
  const variables = read('environment', environmentSchema, environment);
  const from = `${options.month ?? addMonths(today, -1).slice(0, 7)}-01`;
  return {
    reports: options.reports,
    seed: options.seed,
    from,
    until: addDays(addMonths(from, 1), -1),
    decisions: options.decisions,
    gatewayUrl: variables.GATEWAY_URL.replace(/\/$/, ''),
    realmUrl: `${variables.KEYCLOAK_URL.replace(/\/$/, '')}/realms/${variables.KEYCLOAK_REALM}`,
  };
}

function parsed(argv: readonly string[]): unknown {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...argv], options: { reports: string, seed: string, month: string, decisions: string } })
      .values;
  } catch (error) {
    throw new SettingsFault(`${error instanceof Error ? error.message : ''}\n\n${help}`);
  }
}

function read<Schema extends z.ZodType>(what: string, schema: Schema, values: unknown): z.infer<Schema> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new SettingsFault(`Wrong ${what}:\n${faults.join('\n')}\n\n${help}`);
}

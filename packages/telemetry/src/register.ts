/** For `node --import @veilighuis/telemetry/register`: starts telemetry before the first line of the process. */
import { startTelemetry } from './start.ts';

await startTelemetry();

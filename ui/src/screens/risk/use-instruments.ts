import { useRead } from '../../api/reads.ts';
import { useMay } from '../../api/session.ts';
import type { Instrument } from './risk-answers.ts';

/** Instruments of the centre, for who may use them; undefined as long as they are on their way. */
export function useInstruments(): readonly Instrument[] | undefined {
  const may = useMay('list-instruments');
  const { data, isError } = useRead('intake.list-instruments', {}, { enabled: may });
  return may && !isError ? data?.rows : [];
}

import { useBirthWords } from '../../parts/birth-words.ts';
import { Facts } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { ReportContent, ReportLine } from '../reports/report-lines.ts';
import { linesOf } from '../reports/report-lines.ts';

/** All that will be sent, to read once more. */
export function ReportSummary({ content }: { readonly content: ReportContent }) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const { municipality, zone } = usePlaces();
  const lines = linesOf(content, { say, sayCode, birth, municipality });
  const answered = Object.keys(content.riskAssessment?.answers ?? {}).length;
  return (
    <Facts
      cols={1}
      facts={[
        { label: say('field.zoneCode'), value: zone(content.zoneCode) },
        { label: say('field.pvNumber'), value: content.pvNumber },
        ...numbered(lines),
        { label: say('field.riskAssessment'), value: say('form.answered', { count: answered }) },
      ]}
    />
  );
}

/** Persons and relations bear the same name each; a number tells them apart. */
function numbered(lines: readonly ReportLine[]): readonly ReportLine[] {
  return lines.map((line, index) => {
    const alike = lines.slice(0, index).filter(({ label }) => label === line.label).length;
    const isOne = lines.filter(({ label }) => label === line.label).length === 1;
    return isOne ? line : { ...line, label: `${line.label} ${String(alike + 1)}` };
  });
}

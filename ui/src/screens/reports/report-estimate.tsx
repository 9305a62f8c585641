import { Text } from '@mantine/core';
import { Facts, Section } from '../../parts/facts.tsx';
import { RiskMark } from '../../parts/marks.tsx';
import { useSay } from '../../words/say.ts';
import type { ReportContent } from './report-lines.ts';

/** The officer's own estimate, in counts; its outcome stands in the file. */
export function ReportEstimate({ estimate }: { readonly estimate: NonNullable<ReportContent['riskAssessment']> }) {
  const say = useSay();
  const given = Object.values(estimate.answers);
  const count = (answer: string) => given.filter((one) => one === answer).length;
  return (
    <Section title={say('report.estimate')}>
      <Facts
        cols={3}
        facts={[
          { label: say('report.answersYes'), value: count('yes') },
          { label: say('report.answersNo'), value: count('no') },
          { label: say('report.answersUnknown'), value: count('unknown') },
          {
            label: say('report.raisedTo'),
            value: estimate.raise === undefined ? undefined : <RiskMark level={estimate.raise.level} />,
          },
          { label: say('field.motivation'), value: estimate.raise?.motivation },
        ]}
      />
      <Text size="sm" className="quiet">
        {say('report.estimateAbout')}
      </Text>
    </Section>
  );
}

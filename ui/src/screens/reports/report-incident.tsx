import { Text } from '@mantine/core';
import { day } from '../../format/dates.ts';
import { Facts, Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { ReportContent } from './report-lines.ts';

export function ReportIncident({ content }: { readonly content: ReportContent }) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const { on, time, municipality, violenceForms, facts } = content.incident;
  return (
    <Section title={say('report.incident')}>
      <Facts
        cols={3}
        facts={[
          { label: say('field.on'), value: [day(on), time].filter(Boolean).join(' ') },
          { label: say('field.municipality'), value: places.municipality(municipality) },
          {
            label: say('field.violenceForms'),
            value: violenceForms.map((form) => sayCode('violence', form)).join(', ') || say('none'),
          },
        ]}
      />
      {facts === undefined ? <Text className="quiet">{say('report.noFacts')}</Text> : <p className="prose">{facts}</p>}
    </Section>
  );
}

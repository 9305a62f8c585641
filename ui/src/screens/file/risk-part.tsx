import { Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { day, dayAt } from '../../format/dates.ts';
import { Facts, Section } from '../../parts/facts.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Empty } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { useInstruments } from '../risk/use-instruments.ts';
import type { Assessment, Overview } from './overview.ts';
import { RiskChart } from './risk-chart.tsx';

/** Levels over time, and every assessment in order with its reason (R14). */
export default function RiskPart({ file }: { readonly file: Overview }) {
  const say = useSay();
  const mayAssess = useMay('assess-risk');
  const { clientSystemId, assessments } = file;
  return (
    <Stack gap="lg">
      <Section
        title={say('risk.overTime')}
        aside={
          mayAssess && (
            <ButtonLink to="/dossiers/$clientSystemId/risico" params={{ clientSystemId }} className="no-print">
              {say('assess.new')}
            </ButtonLink>
          )
        }
      >
        {assessments.length === 0 ? <Empty>{say('risk.empty')}</Empty> : <RiskChart assessments={assessments} />}
      </Section>
      {assessments.length > 0 && (
        <Section title={say('risk.inOrder')}>
          <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
            {assessments.map((assessment) => (
              <li key={assessment.assessmentId}>
                <OneAssessment assessment={assessment} />
              </li>
            ))}
          </Stack>
        </Section>
      )}
    </Stack>
  );
}

function OneAssessment({ assessment }: { readonly assessment: Assessment }) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const textOf = useItemTexts(assessment);
  const { assessedAt, organisation, level, scoredLevel, reason, raisedBecause, validUntil } = assessment;
  const list = (ids: readonly string[]) => (ids.length === 0 ? undefined : <ItemList texts={ids.map(textOf)} />);
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={3}>{day(dayAt(new Date(assessedAt)))}</Title>
          <RiskMark level={level} />
          <Text size="sm">{places.organisation(organisation)}</Text>
        </Group>
        <Text>{reason}</Text>
        <Facts
          facts={[
            {
              label: say('risk.raised'),
              value:
                raisedBecause === undefined
                  ? undefined
                  : say('risk.raisedFrom', { level: say(`risk.${scoredLevel}`), why: raisedBecause }),
            },
            { label: say('risk.alarming'), value: list(assessment.alarmingFactors) },
            { label: say('risk.unknownItems'), value: list(assessment.unknownItems) },
            { label: say('risk.missingItems'), value: list(assessment.missingItems) },
            {
              label: say('field.instrument'),
              value: say('assess.instrument', {
                name: sayCode('instrument', assessment.instrument),
                version: assessment.instrumentVersion,
              }),
            },
            { label: say('files.levelUntil'), value: day(validUntil) },
          ]}
        />
      </Stack>
    </Card>
  );
}

/** Items by their wording; many of them are folded away behind their number. */
function ItemList({ texts }: { readonly texts: readonly string[] }) {
  const say = useSay();
  const list = (
    <List size="sm">
      {texts.map((text) => (
        <List.Item key={text}>{text}</List.Item>
      ))}
    </List>
  );
  if (texts.length <= 3) return list;
  return (
    <details>
      <summary>{say('risk.items', { count: texts.length })}</summary>
      {list}
    </details>
  );
}

/** The wording of the items of that very version; without a licence for the words, its number on the paper form. */
function useItemTexts({ instrument, instrumentVersion }: Assessment): (itemId: string) => string {
  const say = useSay();
  const instruments = useInstruments();
  const items = instruments?.find(({ code, version }) => code === instrument && version === instrumentVersion)?.items;
  return (id) => items?.find((item) => item.id === id)?.text ?? say('assess.itemWithoutText', { id });
}

import { Group, Stack, Text, Timeline } from '@mantine/core';
import { IconChartBar, IconFileText, IconMail, IconUserPlus } from '@tabler/icons-react';
import { useMay } from '../../api/session.ts';
import { day } from '../../format/dates.ts';
import { Section } from '../../parts/facts.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Empty } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Overview } from './overview.ts';
import { nameIn } from './overview.ts';
import type { Moment } from './timeline.ts';
import { timelineOf } from './timeline.ts';

const icons = {
  incident: IconFileText,
  registration: IconUserPlus,
  assessment: IconChartBar,
  answered: IconMail,
} as const;

/** Everything that happened, in one line, the latest first. */
export default function TimelinePart({ file }: { readonly file: Overview }) {
  const say = useSay();
  const moments = timelineOf(file);
  return (
    <Section title={say('file.part.tijdlijn')}>
      {moments.length === 0 ? (
        <Empty>{say('state.empty')}</Empty>
      ) : (
        <Timeline bulletSize={28} lineWidth={2} active={moments.length}>
          {moments.map((moment, index) => {
            const Icon = icons[moment.kind];
            return (
              <Timeline.Item
                key={index}
                bullet={<Icon size={16} aria-hidden />}
                title={`${day(moment.on)} · ${say(`file.moment.${moment.kind}`)}`}
              >
                <What moment={moment} file={file} />
              </Timeline.Item>
            );
          })}
        </Timeline>
      )}
    </Section>
  );
}

function What({ moment, file }: { readonly moment: Moment; readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const mayOpen = useMay('read-police-report');
  const nameOf = nameIn(file);
  switch (moment.kind) {
    case 'incident': {
      const { reportId, zoneCode, municipality, roles } = moment.incident;
      return (
        <Stack gap={2}>
          <Text size="sm">
            {say('file.incidentAt', { municipality: places.municipality(municipality), zone: places.zone(zoneCode) })}
          </Text>
          <Text size="sm">
            {roles.map(({ personId, role }) => `${nameOf(personId)}: ${sayCode('role', role)}`).join(' · ')}
          </Text>
          {mayOpen && (
            <ScreenLink to="/meldingen/$reportId" params={{ reportId }} size="sm">
              {say('form.openReport')}
            </ScreenLink>
          )}
        </Stack>
      );
    }
    case 'registration':
      return (
        <Stack gap={2}>
          <Text size="sm">{places.organisation(moment.registration.organisation)}</Text>
          <Text size="sm" className="prose">
            {moment.registration.question}
          </Text>
        </Stack>
      );
    case 'assessment':
      return (
        <Stack gap={2}>
          <Group gap="xs">
            <RiskMark level={moment.assessment.level} />
            <Text size="sm">{places.organisation(moment.assessment.organisation)}</Text>
          </Group>
          <Text size="sm">{moment.assessment.reason}</Text>
        </Stack>
      );
    case 'answered':
      return <Text size="sm">{say('file.answeredText')}</Text>;
  }
}

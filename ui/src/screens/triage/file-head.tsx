import { Badge, Group, Text } from '@mantine/core';
import { IconArrowNarrowRight, IconMoodKid } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { day } from '../../format/dates.ts';
import { ScreenLink } from '../../parts/links.tsx';
import { ClockMark, RepeatMark, RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { TriageFile } from './triage-file.ts';

/** What one has to know of a file at a glance. */
export function FileHead({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const places = usePlaces();
  const mayOpen = useMay('read-overview-file');
  const { clientSystemId } = file;
  return (
    <Group gap="sm">
      <RiskMark level={file.level} />
      {file.repeat && <RepeatMark />}
      {file.hasMinor && <MinorBadge />}
      <Badge variant="default" tt="none">
        {say('triage.round', { round: file.round })}
      </Badge>
      <Badge variant="default" tt="none">
        {say(`triage.state.${file.state}`)}
      </Badge>
      {file.municipalities.length > 0 && (
        <Text size="sm">{file.municipalities.map(places.municipality).join(', ')}</Text>
      )}
      <ClockMark clock={file.clock} withStep />
      {mayOpen && (
        <ScreenLink to="/dossiers/$clientSystemId" params={{ clientSystemId }} size="sm">
          {say('triage.overview')}
        </ScreenLink>
      )}
    </Group>
  );
}

export function MinorBadge() {
  const say = useSay();
  return (
    <Badge variant="outline" color="dark" tt="none" leftSection={<IconMoodKid size={13} aria-hidden />}>
      {say('triage.minor')}
    </Badge>
  );
}

/** Why it stands on the list, and how its level went. */
export function WhyOnList({ file: { reasons, trend, zoneCodes } }: { readonly file: TriageFile }) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  return (
    <Group gap="lg" align="flex-start">
      <Told label={say('triage.reasons')}>{reasons.map((reason) => sayCode('triage.reason', reason)).join(', ')}</Told>
      {zoneCodes.length > 0 && (
        <Told label={say('column.zone')}>{zoneCodes.map((code) => places.zone(code)).join(', ')}</Told>
      )}
      <Told label={say('triage.trend')}>{trend.length === 0 ? say('triage.trend.none') : <Trend trend={trend} />}</Told>
    </Group>
  );
}

function Told({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" className="quiet">
        {label}
      </Text>
      <Text component="div" size="sm">
        {children}
      </Text>
    </div>
  );
}

/** Earlier levels from old to new, each with its day (R14). */
function Trend({ trend }: Pick<TriageFile, 'trend'>) {
  return (
    <Group component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {trend.map(({ on, level }, index) => (
        <Group component="li" gap={6} key={`${on}-${String(index)}`}>
          {index > 0 && <IconArrowNarrowRight size={16} aria-hidden />}
          <Text size="sm">{day(on)}</Text>
          <RiskMark level={level} />
        </Group>
      ))}
    </Group>
  );
}

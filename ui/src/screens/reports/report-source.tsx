import type { Output } from '../../api/contract.ts';
import { day, moment } from '../../format/dates.ts';
import { Facts, Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';

/** Who told it, and under which protocol (R04, R33). */
export function ReportSource({ report }: { readonly report: Output<'intake.get-police-report'> }) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const { organisation, sourceAuthority, protocolId, pvNumber, pvNumberAsSent, receivedAt, content } = report;
  return (
    <Section title={say('report.source')}>
      <Facts
        cols={3}
        facts={[
          { label: say('field.pvNumber'), value: pvNumber },
          { label: say('report.asSent'), value: pvNumberAsSent === pvNumber ? undefined : pvNumberAsSent },
          {
            label: say('field.drawnUpOn'),
            value: content.drawnUpOn === undefined ? undefined : day(content.drawnUpOn),
          },
          { label: say('column.received'), value: moment(receivedAt) },
          { label: say('report.owner'), value: places.organisation(organisation) },
          { label: say('report.sourceAuthority'), value: sayCode('organisationCategory', sourceAuthority) },
          { label: say('report.protocol'), value: protocolId },
        ]}
      />
    </Section>
  );
}

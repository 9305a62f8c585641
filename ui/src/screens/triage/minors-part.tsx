import { Alert, Stack, Text } from '@mantine/core';
import { IconHandStop, IconShieldCheck } from '@tabler/icons-react';
import { useMay } from '../../api/session.ts';
import { day } from '../../format/dates.ts';
import { ActModal } from '../../parts/act-modal.tsx';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';
import { ConsultationForm } from './consultation-form.tsx';
import type { TriageFile } from './triage-file.ts';

/** R21: with a minor VK or OCJ is consulted before any decision; nobody gets past it. */
export function MinorsPart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const may = useMay('work-on-triage-file') && file.state === 'waiting';
  const { hasMinor, consultations } = file;
  const isMissing = isConsultationMissing(file);
  if (!hasMinor && consultations.length === 0) return null;
  return (
    <Section title={say('minors')}>
      {isMissing ? (
        <Alert color="red" variant="light" icon={<IconHandStop aria-hidden />} title={say('minors.missing')}>
          {say('minors.missing.text')}
        </Alert>
      ) : (
        <Text size="sm" fw={600}>
          <IconShieldCheck size={18} aria-hidden style={{ verticalAlign: '-4px' }} /> {say('minors.done')}
        </Text>
      )}
      <Consultations consultations={consultations} />
      {may && (
        <div>
          <ActModal
            title={say('minors.record')}
            size="sm"
            variant={isMissing ? 'filled' : 'default'}
            aria-keyshortcuts="M"
          >
            {(close) => <ConsultationForm file={file} onClose={close} />}
          </ActModal>
        </div>
      )}
    </Section>
  );
}

export function isConsultationMissing({ missing }: TriageFile): boolean {
  return missing.includes('minor-consultation-missing');
}

function Consultations({ consultations }: Pick<TriageFile, 'consultations'>) {
  const say = useSay();
  const places = usePlaces();
  return (
    <Stack gap="sm">
      {consultations.map(({ organisation, contact, on, outcome }, index) => (
        <div key={`${organisation} ${on} ${String(index)}`} className="contact">
          <Text size="sm" fw={600}>
            {say('minors.spoken', { organisation: places.organisation(organisation), contact, on: day(on) })}
          </Text>
          <div className="prose">{outcome}</div>
        </div>
      ))}
    </Stack>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../../api/session.ts';
import { Section } from '../../../parts/facts.tsx';
import { useWasLeft } from '../../../parts/left-drafts.ts';
import { useSay } from '../../../words/say.ts';
import { RouterPart } from '../router-part.tsx';
import type { TriageFile } from '../triage-file.ts';
import { DecisionForm } from './decision-form.tsx';
import { DecisionShown } from './decision-shown.tsx';

/** The decision that stands, or the way to take it. A text that is being typed stays, whatever a colleague does (R26). */
export function DecisionPart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const may = useMay('decide-triage');
  const wasLeft = useWasLeft('decision', file.fileId);
  const [opened, setOpened] = useState(false);
  const [wasDecided, setWasDecided] = useState(false);
  const shown = useRef<HTMLDivElement>(null);
  const isOpen = may && (opened || wasLeft);
  const isWaiting = file.state === 'waiting';
  useEffect(() => {
    if (wasDecided && !isOpen) shown.current?.focus();
  }, [wasDecided, isOpen]);

  return (
    <Section title={say('decision')}>
      {isWaiting && <RouterPart file={file} />}
      {file.decision !== undefined && !(isOpen && !isWaiting) && (
        <div ref={shown} tabIndex={-1}>
          <DecisionShown decision={file.decision} proposal={file.proposal} />
        </div>
      )}
      {isOpen && (
        <DecisionForm
          file={file}
          takesFocus={opened}
          onDone={() => {
            setWasDecided(true);
            setOpened(false);
          }}
          onClose={() => setOpened(false)}
        />
      )}
      {isWaiting && !isOpen && (
        <Group>
          {may ? (
            <Button
              leftSection={<IconGavel size={18} aria-hidden />}
              aria-keyshortcuts="D"
              onClick={() => setOpened(true)}
            >
              {say('decision.take')}
            </Button>
          ) : (
            <Text size="sm">{say('decision.none')}</Text>
          )}
        </Group>
      )}
    </Section>
  );
}

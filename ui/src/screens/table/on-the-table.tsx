import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useRead } from '../../api/reads.ts';
import { Household, type useHouseholds } from '../../parts/households.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { AdmissionPart } from '../triage/admission-part.tsx';
import { AttendancePart } from '../triage/attendance-part.tsx';
import { DecisionPart } from '../triage/decision/decision-part.tsx';
import { FileHead, WhyOnList } from '../triage/file-head.tsx';
import { InputPart } from '../triage/input-part.tsx';
import { MinorsPart } from '../triage/minors-part.tsx';
import { OwnInput } from '../triage/own-input.tsx';
import { TableActions } from '../triage/table-actions.tsx';
import type { AgendaRow } from './meeting.ts';

/** The admission check and what VK or OCJ said are announced to nobody; at the table all see them soon. */
const askAgainMs = 8000;

interface OnTheTableProps {
  readonly row: AgendaRow;
  readonly households: ReturnType<typeof useHouseholds>;
  readonly place: number;
  readonly count: number;
  /** One came here from another file, and goes on reading at its name. */
  readonly takesFocus: boolean;
  readonly onNext: (() => void) | undefined;
  readonly onPrevious: (() => void) | undefined;
}

/** The file that the table speaks about, large. */
export function OnTheTable({ row, households, place, count, takesFocus, onNext, onPrevious }: OnTheTableProps) {
  const say = useSay();
  const title = useRef<HTMLHeadingElement>(null);
  const takes = useRef(takesFocus);
  useEffect(() => {
    if (takes.current) title.current?.focus();
  }, []);
  return (
    <Stack gap="md" className="on-the-table">
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" className="quiet">
            {say('meeting.place', { place, count })}
          </Text>
          <Title order={2} ref={title} tabIndex={-1} className="table-title">
            <Household id={row.clientSystemId} of={households} />
          </Title>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={18} aria-hidden />}
            aria-keyshortcuts="K ArrowLeft"
            disabled={onPrevious === undefined}
            onClick={onPrevious}
          >
            {say('meeting.previous')}
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={18} aria-hidden />}
            aria-keyshortcuts="J ArrowRight"
            disabled={onNext === undefined}
            onClick={onNext}
          >
            {say('meeting.next')}
          </Button>
        </Group>
      </Group>
      <File fileId={row.fileId} />
    </Stack>
  );
}

function File({ fileId }: { readonly fileId: string }) {
  const { data: file, error, refetch } = useRead('triage.get-file', { fileId }, { everyMs: askAgainMs });
  if (file === undefined)
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <FileHead file={file} />
      <WhyOnList file={file} />
      <InputPart file={file} />
      <OwnInput file={file} />
      <MinorsPart file={file} />
      <AdmissionPart file={file} />
      <AttendancePart file={file} />
      <DecisionPart file={file} />
      <TableActions file={file} />
    </>
  );
}

import { Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { useMay } from '../../api/session.ts';
import { day, dayAt } from '../../format/dates.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { useNameOf } from '../../parts/colleagues.ts';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay } from '../../words/say.ts';
import { RegisterForm } from './register-form.tsx';

type Representative = Row<'triage.list-representatives'>;

/** Who may sit in for a worker of an organisation at a consultation (R23). */
export function RepresentativesScreen() {
  const say = useSay();
  const may = useMay('manage-representatives');
  const list = usePages('triage.list-representatives', {});
  const register = (
    <ActModal title={say('representatives.add')} size="sm" variant="filled">
      {(close) => <RegisterForm onClose={close} />}
    </ActModal>
  );
  return (
    <Screen title={say('nav.representatives')} {...(may ? { aside: register } : {})}>
      <Text size="sm">{say('representatives.about')}</Text>
      <Worklist
        label={say('nav.representatives')}
        columns={useColumns(may)}
        rows={list.rows}
        total={list.total}
        keyOf={({ representativeId }) => representativeId}
        error={list.error}
        onRetry={list.retry}
        empty={say('representatives.none')}
        onMore={list.more}
        loadingMore={list.loadingMore}
      />
    </Screen>
  );
}

function useColumns(may: boolean): readonly Column<Representative>[] {
  const say = useSay();
  const places = usePlaces();
  const nameOf = useNameOf();
  const acts: Column<Representative>[] = [
    {
      key: 'end',
      header: say('representatives.end'),
      cell: (one) =>
        one.until === undefined ? (
          <ActModal
            title={say('representatives.end')}
            aria-label={say('representatives.endOf', {
              name: `${one.function}, ${places.organisation(one.organisation)}`,
            })}
          >
            {(close) => <EndForm representative={one} onClose={close} />}
          </ActModal>
        ) : null,
    },
  ];
  return [
    {
      key: 'organisation',
      header: say('representatives.organisation'),
      cell: ({ organisation }) => (
        <Text size="sm" fw={600}>
          {places.organisation(organisation)}
        </Text>
      ),
    },
    {
      key: 'function',
      header: say('representatives.function'),
      cell: (one) => <Text size="sm">{one.function}</Text>,
    },
    {
      key: 'person',
      header: say('representatives.person'),
      cell: ({ userId }) => (
        <Text size="sm">{userId === undefined ? say('representatives.person.none') : nameOf(userId)}</Text>
      ),
    },
    {
      key: 'from',
      header: say('representatives.from'),
      cell: ({ from }) => <Text size="sm">{day(from)}</Text>,
    },
    {
      key: 'until',
      header: say('representatives.until'),
      cell: ({ until }) => <Text size="sm">{until === undefined ? say('representatives.openEnd') : day(until)}</Text>,
    },
    ...(may ? acts : []),
  ];
}

interface EndFormProps {
  readonly representative: Representative;
  readonly onClose: () => void;
}

/** It stays in the register with its last day. */
function EndForm({ representative: { representativeId, version, from }, onClose }: EndFormProps) {
  const say = useSay();
  const [until, setUntil] = useState(dayAt(new Date()));
  const end = useAct('triage.end-representative', {
    refreshes: ['triage.list-representatives'],
    onDone: () => {
      notifications.show({ message: say('representatives.ended') });
      onClose();
    },
  });
  return (
    <Stack gap="sm">
      <TextInput
        type="date"
        label={say('representatives.lastDay')}
        value={until}
        min={from}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        required
        data-autofocus
      />
      <ActEnd
        error={end.error}
        isPending={end.isPending}
        save={say('representatives.end')}
        onSave={() => {
          if (until !== '') end.mutate({ input: { representativeId, until }, version });
        }}
        onCancel={onClose}
      />
    </Stack>
  );
}

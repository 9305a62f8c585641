import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useAct } from '../../api/acts.ts';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { day, moment } from '../../format/dates.ts';
import { useFieldWords } from '../../parts/field-words.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay, useSayCode } from '../../words/say.ts';

type Line = Row<'intake.list-refused-lines'>;

/** Lines of batches that were refused: where and why. What stood in them isn't kept. */
export function RefusedLines() {
  const say = useSay();
  const { rows, total, error, retry, more, loadingMore } = usePages('intake.list-refused-lines', {});
  const columns = useColumns();
  return (
    <Stack gap="sm">
      <Alert variant="light" color="petrol" icon={<IconInfoCircle aria-hidden />}>
        {say('refused.about')}
      </Alert>
      <Worklist
        label={say('reports.refused')}
        columns={columns}
        rows={rows}
        total={total}
        keyOf={({ refusedLineId }) => refusedLineId}
        link={(_, children) => children}
        onOpen={() => undefined}
        error={error}
        onRetry={retry}
        empty={say('refused.empty')}
        onMore={more}
        loadingMore={loadingMore}
      />
    </Stack>
  );
}

function useColumns(): readonly Column<Line>[] {
  const say = useSay();
  const sayCode = useSayCode();
  const fieldWords = useFieldWords();
  const places = usePlaces();
  return [
    {
      key: 'from',
      header: say('refused.from'),
      cell: ({ organisation, zoneCode }) => (
        <>
          <Text size="sm" fw={600}>
            {places.organisation(organisation)}
          </Text>
          {zoneCode !== undefined && (
            <Text size="xs" className="quiet">
              {say('refused.zone', { zone: places.zone(zoneCode) })}
            </Text>
          )}
        </>
      ),
    },
    { key: 'line', header: say('refused.line'), cell: ({ line }) => line },
    {
      key: 'batch',
      header: say('refused.batch'),
      cell: ({ batchId }) => <Code>{batchId.slice(0, 8)}</Code>,
    },
    {
      key: 'why',
      header: say('refused.why'),
      cell: ({ code, fields }) => (
        <Stack gap={2}>
          <Text size="sm">{sayCode('problem', code)}</Text>
          {fields.map(({ field, code: fault }) => (
            <Text key={`${field} ${fault}`} size="xs">
              {fieldWords(field)}: {sayCode('fault', fault)}
            </Text>
          ))}
        </Stack>
      ),
    },
    { key: 'received', header: say('column.received'), cell: ({ receivedAt }) => moment(receivedAt) },
    { key: 'kept', header: say('refused.keptUntil'), cell: ({ keptUntil }) => day(keptUntil) },
    {
      key: 'dismiss',
      header: say('refused.act'),
      cell: ({ refusedLineId }) => <Dismiss refusedLineId={refusedLineId} />,
    },
  ];
}

function Dismiss({ refusedLineId }: { readonly refusedLineId: string }) {
  const say = useSay();
  const words = useProblemWords();
  const dismiss = useAct('intake.dismiss-refused-line', { refreshes: ['intake.list-refused-lines'] });
  return (
    <Stack gap={4} align="flex-start">
      <Button
        size="xs"
        variant="default"
        loading={dismiss.isPending}
        onClick={() => dismiss.mutate({ input: { refusedLineId } })}
      >
        {say('refused.dismiss')}
      </Button>
      {dismiss.error !== null && (
        <Text size="xs" c="red.9" role="alert">
          {words(dismiss.error)}
        </Text>
      )}
    </Stack>
  );
}

import { Box, Button, Card, Group, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.ts';
import { Empty, LoadingRows, ScreenFailed } from './states.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Stands before the name of the row, such as a box to choose it. */
  readonly lead?: boolean;
}

interface WorklistProps<Row> {
  /** What the list is, for who can't see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
  /** The link of a row; it stands in the column that names the row. Absent when a row leads nowhere. */
  readonly link?: (row: Row, children: ReactNode) => ReactNode;
  readonly onOpen?: (row: Row) => void;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly empty: ReactNode;
  readonly total?: number | undefined;
  readonly onMore?: (() => void) | undefined;
  readonly loadingMore?: boolean;
}

/** A list to work from: a table, and on a narrow screen a card for each row. An error is never shown as an empty list. */
export function Worklist<Row>(props: WorklistProps<Row>) {
  const { rows, error, onRetry, empty, total, onMore, loadingMore = false } = props;
  const say = useSay();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  if (rows === undefined) return error === null ? <LoadingRows /> : <ScreenFailed error={error} onRetry={onRetry} />;
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <Stack gap="sm">
      {error !== null && <ScreenFailed error={error} onRetry={onRetry} />}
      {isNarrow ? <Cards {...props} rows={rows} /> : <Rows {...props} rows={rows} />}
      <Group justify="space-between">
        <Text size="sm" className="quiet" role="status">
          {total === undefined
            ? say('list.count', { count: rows.length })
            : say('list.shown', { shown: rows.length, total })}
        </Text>
        {onMore !== undefined && (
          <Button variant="default" size="xs" onClick={onMore} loading={loadingMore}>
            {say('act.more')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** The column that says what the row is; its link opens it. */
function named<Row>(columns: readonly Column<Row>[]): Column<Row> | undefined {
  return columns.find(({ lead }) => lead !== true);
}

/** A click anywhere on a row does what its link does. */
function opens<Row>(row: Row, onOpen: ((row: Row) => void) | undefined) {
  return onOpen === undefined ? {} : { className: 'worklist-row', onClick: () => onOpen(row) };
}

type Filled<Row> = WorklistProps<Row> & { readonly rows: readonly Row[] };

function Rows<Row>({ label, columns, rows, keyOf, link, onOpen }: Filled<Row>) {
  return (
    <Card padding={0} withBorder>
      <Table.ScrollContainer minWidth={640} type="native">
        <Table aria-label={label} highlightOnHover verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead bg="sand.1">
            <Table.Tr>
              {columns.map(({ key, header }) => (
                <Table.Th key={key} scope="col">
                  {header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={keyOf(row)} {...opens(row, onOpen)}>
                {columns.map((column) => (
                  <Table.Td key={column.key}>
                    {link !== undefined && column === named(columns) ? link(row, column.cell(row)) : column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Cards<Row>({ label, columns, rows, keyOf, link, onOpen }: Filled<Row>) {
  const name = named(columns);
  return (
    <Stack gap="xs" component="ul" aria-label={label} p={0} m={0} style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <Card key={keyOf(row)} component="li" withBorder padding="sm" {...opens(row, onOpen)}>
          <Stack gap={6}>
            <Group gap="sm" wrap="nowrap">
              {columns.map((column) => column.lead === true && <Box key={column.key}>{column.cell(row)}</Box>)}
              {name !== undefined && <Box>{link === undefined ? name.cell(row) : link(row, name.cell(row))}</Box>}
            </Group>
            {columns
              .filter((column) => column.lead !== true && column !== name)
              .map(({ key, header, cell }) => (
                <Group key={key} gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
                  <Text size="xs" className="quiet">
                    {header}
                  </Text>
                  <Box style={{ textAlign: 'right' }}>{cell(row)}</Box>
                </Group>
              ))}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

import { Alert, Badge, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../api/contract.ts';
import { moment } from '../../format/dates.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { compareLines, linesOf } from './report-lines.ts';

/** The same number came again with another content: both stand, and what differs is said in a word. */
export function ReportRevisions({ report }: { readonly report: Output<'intake.get-police-report'> }) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const { municipality } = usePlaces();
  const [chosen, choose] = useState(report.revisions.length - 1);
  const revision = report.revisions[chosen];
  if (revision === undefined) return null;
  const words = { say, sayCode, birth, municipality };
  const lines = compareLines(linesOf(report.content, words), linesOf(revision.content, words));
  const differing = lines.filter(({ differs }) => differs).length;
  return (
    <Alert color="orange" variant="light" icon={<IconGitCompare aria-hidden />} title={say('revision.title')}>
      <Stack gap="sm">
        <Text size="sm">{say('revision.text', { count: differing })}</Text>
        {report.revisions.length > 1 && (
          <NativeSelect
            label={say('revision.choose')}
            value={String(chosen)}
            onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
            data={report.revisions.map(({ receivedAt }, index) => ({
              value: String(index),
              label: moment(receivedAt),
            }))}
          />
        )}
        <Table.ScrollContainer minWidth={520} type="native">
          <Table bg="white" withTableBorder aria-label={say('revision.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('revision.what')}</Table.Th>
                <Table.Th scope="col">{say('revision.first', { at: moment(report.receivedAt) })}</Table.Th>
                <Table.Th scope="col">{say('revision.later', { at: moment(revision.receivedAt) })}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map(({ key, label, first, later, differs }) => (
                <Table.Tr key={key} {...(differs ? { bg: 'orange.0' } : {})}>
                  <Table.Th scope="row" fw={400}>
                    {label}
                    {differs && (
                      <Badge ml={6} size="sm" variant="light" color="orange" c="orange.9" tt="none">
                        {say('revision.differs')}
                      </Badge>
                    )}
                  </Table.Th>
                  <Table.Td className="prose">{first ?? say('none')}</Table.Td>
                  <Table.Td className="prose">{later ?? say('none')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Alert>
  );
}

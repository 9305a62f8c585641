import { Badge, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../../words/say.ts';
import type { ComparedFact } from './compare-files.ts';

interface CompareTableProps {
  readonly label: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly facts: readonly ComparedFact[];
}

/** Two sides, fact by fact; what differs is said by a word as well as by its ground. */
export function CompareTable({ label, left, right, facts }: CompareTableProps) {
  const say = useSay();
  return (
    <Table.ScrollContainer minWidth={520} type="native">
      <Table aria-label={label} withTableBorder layout="fixed">
        <Table.Thead bg="sand.1">
          <Table.Tr>
            <Table.Th scope="col">{say('revision.what')}</Table.Th>
            <Table.Th scope="col">{left}</Table.Th>
            <Table.Th scope="col">{right}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.map(({ key, label: name, left: one, right: other, differs }) => (
            <Table.Tr key={key} {...(differs ? { bg: 'orange.0' } : {})}>
              <Table.Th scope="row" fw={400}>
                {name}
                {differs && (
                  <Badge ml={6} size="sm" variant="light" color="orange" c="orange.9" tt="none">
                    {say('revision.differs')}
                  </Badge>
                )}
              </Table.Th>
              <Table.Td className="prose">{one === '' ? say('unknown') : one}</Table.Td>
              <Table.Td className="prose">{other === '' ? say('unknown') : other}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

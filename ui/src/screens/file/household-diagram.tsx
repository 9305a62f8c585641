import '@xyflow/react/dist/style.css';
import { Card, Stack, Text } from '@mantine/core';
import type { Edge, Node, NodeProps } from '@xyflow/react';
import { Handle, Position, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { fullName } from '../../format/names.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import { generations, oneTieEach } from './generations.ts';
import { MinorMark } from './minor-mark.tsx';
import type { Overview, Person } from './overview.ts';

type PersonNode = Node<{ readonly person: Person; readonly lastRole: string | undefined }, 'person'>;

const across = 250;
const down = 150;
const nodeTypes = { person: PersonBox };

/** The household as a picture, a generation a row. The list below it says the same in words. */
export default function HouseholdDiagram({ file }: { readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const nodes = useMemo(() => placeNodes(file), [file]);
  const edges = useMemo<Edge[]>(
    () =>
      oneTieEach(file.relations).map(({ from, to, relation }) => ({
        id: `${from} ${to}`,
        source: from,
        target: to,
        label: sayCode('relation', relation),
        labelBgPadding: [6, 3],
        focusable: false,
      })),
    [file, sayCode],
  );
  const rows = new Set(nodes.map(({ position }) => position.y)).size;
  return (
    <Card withBorder padding={0}>
      <div role="img" aria-label={say('file.diagram')} style={{ height: Math.min(120 + rows * down, 560) }}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          fitView
          minZoom={0.3}
          maxZoom={1.4}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          proOptions={{ hideAttribution: true }}
        />
      </div>
    </Card>
  );
}

function placeNodes({ persons, relations, incidents }: Overview): PersonNode[] {
  const levels = generations(
    persons.map(({ personId }) => personId),
    relations,
  );
  const last = incidents.at(-1);
  const inRow = new Map<number, number>();
  return persons.map((person) => {
    const row = levels.get(person.personId) ?? 0;
    const at = inRow.get(row) ?? 0;
    inRow.set(row, at + 1);
    return {
      id: person.personId,
      type: 'person',
      position: { x: at * across + (row % 2) * 60, y: row * down },
      data: { person, lastRole: last?.roles.find(({ personId }) => personId === person.personId)?.role },
    };
  });
}

function PersonBox({ data: { person, lastRole } }: NodeProps<PersonNode>) {
  const say = useSay();
  const sayCode = useSayCode();
  return (
    <Card withBorder padding="xs" maw={210}>
      <Handle type="target" position={Position.Top} className="hidden-handle" />
      <Stack gap={2} align="center">
        <Text size="sm" fw={600} ta="center">
          {fullName(person.name)}
        </Text>
        <MinorMark minor={person.minor} />
        {lastRole !== undefined && (
          <Text size="xs" className="quiet" ta="center">
            {say('file.lastRole', { role: sayCode('role', lastRole) })}
          </Text>
        )}
      </Stack>
      <Handle type="source" position={Position.Bottom} className="hidden-handle" />
    </Card>
  );
}

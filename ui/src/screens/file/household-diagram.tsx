import '@xyflow/react/dist/style.css';
import { Card, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { Edge, Node, NodeProps, ReactFlowInstance } from '@xyflow/react';
import { Handle, Position, ReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { fullName } from '../../format/names.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import { drawnTies, generations } from './generations.ts';
import { MinorMark } from './minor-mark.tsx';
import type { Overview, Person } from './overview.ts';

type PersonNode = Node<{ readonly person: Person; readonly lastRole: string | undefined }, 'person'>;

/** A box is always this large, so that the picture can be fitted before it is drawn. */
const box = { width: 210, height: 112 } as const;
const across = 270;
const down = 180;
const places = [Position.Top, Position.Right, Position.Bottom, Position.Left];
const nodeTypes = { person: PersonBox };

/** The household as a picture, a generation a row. The list below it says the same in words. */
export default function HouseholdDiagram({ file }: { readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const { ref, width } = useElementSize();
  const [flow, setFlow] = useState<ReactFlowInstance<PersonNode>>();
  // Another width is another picture: it is fitted anew.
  useEffect(() => void flow?.fitView(), [flow, width]);
  const nodes = useMemo(() => placeNodes(file), [file]);
  const edges = useMemo<Edge[]>(() => {
    const at = new Map(nodes.map(({ id, position }) => [id, position]));
    return drawnTies(file.relations).map(({ from, to, relation }) => {
      const [one, other] = [at.get(from), at.get(to)];
      const sides = one === undefined || other === undefined ? undefined : sidesOf(one, other);
      return {
        id: `${from} ${to}`,
        source: from,
        target: to,
        ...sides,
        label: sayCode('relation', relation),
        labelBgPadding: [6, 3],
        focusable: false,
      };
    });
  }, [file, nodes, sayCode]);
  const rows = new Set(nodes.map(({ position }) => position.y)).size;
  return (
    <Card withBorder padding={0}>
      <div ref={ref} role="img" aria-label={say('file.diagram')} style={{ height: Math.min(rows * down + 40, 560) }}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          onInit={setFlow}
          fitView
          minZoom={0.3}
          maxZoom={1}
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
  const rowOf = ({ personId }: Person) => levels.get(personId) ?? 0;
  const last = incidents.at(-1);
  return persons.map((person) => {
    const row = persons.filter((one) => rowOf(one) === rowOf(person));
    const fromMiddle = row.indexOf(person) - (row.length - 1) / 2;
    return {
      id: person.personId,
      type: 'person',
      ...box,
      position: { x: fromMiddle * across, y: rowOf(person) * down },
      data: { person, lastRole: last?.roles.find(({ personId }) => personId === person.personId)?.role },
    };
  });
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Beside each other: from side to side. Else from the lower edge of the one to the upper edge of the other. */
function sidesOf(one: Place, other: Place) {
  if (one.y !== other.y) {
    return one.y < other.y
      ? { sourceHandle: 'bottom', targetHandle: 'top' }
      : { sourceHandle: 'top', targetHandle: 'bottom' };
  }
  return one.x < other.x
    ? { sourceHandle: 'right', targetHandle: 'left' }
    : { sourceHandle: 'left', targetHandle: 'right' };
}

function PersonBox({ data: { person, lastRole } }: NodeProps<PersonNode>) {
  const say = useSay();
  const sayCode = useSayCode();
  return (
    <Card withBorder padding="xs" h={box.height} w={box.width}>
      {places.map((place) => (
        <Handle key={`from ${place}`} type="source" id={place} position={place} className="hidden-handle" />
      ))}
      {places.map((place) => (
        <Handle key={`to ${place}`} type="target" id={place} position={place} className="hidden-handle" />
      ))}
      <Stack gap={2} align="center" justify="center" h="100%">
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
    </Card>
  );
}

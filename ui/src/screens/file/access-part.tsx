import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { Output } from '../../api/contract.ts';
import { useRead } from '../../api/reads.ts';
import { day } from '../../format/dates.ts';
import { useNameOf } from '../../parts/colleagues.ts';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { LoadingRows, ScreenFailed } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Overview } from './overview.ts';

type Seer = Output<'intake.who-can-see'>['rows'][number];

/** Who can open this file today and on what ground, answered by the rules that decide on opening it. */
export default function AccessPart({ file: { clientSystemId } }: { readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const whoIs = useWho();
  const nameOf = useNameOf();
  const { data, error, refetch } = useRead('intake.who-can-see', { clientSystemId });
  if (data === undefined) {
    return error === null ? <LoadingRows /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Section title={say('file.part.inzage')}>
      <Stack gap="md">
        {data.shielded && (
          <Alert color="petrol" variant="light" icon={<IconShieldLock aria-hidden />} title={say('shielded')}>
            {say('access.named', { names: data.named.map(nameOf).join(', ') })}
          </Alert>
        )}
        <Table.ScrollContainer minWidth={520} type="native">
          <Table aria-label={say('file.part.inzage')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('access.who')}</Table.Th>
                <Table.Th scope="col">{say('access.roles')}</Table.Th>
                <Table.Th scope="col">{say('access.ground')}</Table.Th>
                <Table.Th scope="col">{say('access.until')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <Table.Tr key={`${row.who} ${row.id} ${row.ground}`}>
                  <Table.Th scope="row" fw={600}>
                    {whoIs(row)}
                  </Table.Th>
                  <Table.Td>{row.roles.map((role) => sayCode('staff', role)).join(', ')}</Table.Td>
                  <Table.Td>{sayCode('ground', row.ground)}</Table.Td>
                  <Table.Td>{row.until === undefined ? say('access.noEnd') : day(row.until)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Text size="sm" className="quiet">
          {say('access.about')}
        </Text>
      </Stack>
    </Section>
  );
}

function useWho(): (row: Seer) => string {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const nameOf = useNameOf();
  return ({ who, id }) => {
    switch (who) {
      case 'user':
        return nameOf(id);
      case 'organisation':
        return places.organisation(id);
      case 'category':
        return say('access.everyoneOf', { name: sayCode('organisationCategory', id) });
      case 'police-zone':
        return say('access.zone', { zone: places.zone(id) });
      case 'centre':
        return say('access.centre');
    }
  };
}

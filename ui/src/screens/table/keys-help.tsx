import { Button, Kbd, Modal, Stack, Switch, Table, Text } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useSay } from '../../words/say.ts';
import type { TableKeys } from './table-keys.ts';

const rows = [
  { keys: ['J', '→'], word: 'keys.next' },
  { keys: ['K', '←'], word: 'keys.previous' },
  { keys: ['E'], word: 'keys.edit' },
  { keys: ['I'], word: 'keys.input' },
  { keys: ['M'], word: 'keys.minor' },
  { keys: ['D'], word: 'keys.decide' },
  { keys: ['?'], word: 'keys.show' },
] as const;

/** Which keys there are, and the switch that turns them off. */
export function KeysHelp({ keys }: { readonly keys: TableKeys }) {
  const say = useSay();
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconKeyboard size={16} aria-hidden />}
        aria-keyshortcuts="?"
        onClick={keys.openHelp}
      >
        {say('keys.help')}
      </Button>
      <Modal
        opened={keys.help}
        onClose={keys.closeHelp}
        title={say('keys.help')}
        closeButtonProps={{ 'aria-label': say('act.close') }}
      >
        <Stack gap="md">
          <Table aria-label={say('keys.help')}>
            <Table.Tbody>
              {rows.map(({ keys: all, word }) => (
                <Table.Tr key={word}>
                  <Table.Th scope="row" w={110}>
                    {all.map((one) => (
                      <Kbd key={one} mr={4}>
                        {one}
                      </Kbd>
                    ))}
                  </Table.Th>
                  <Table.Td>{say(word)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="sm">{say('keys.quiet')}</Text>
          <Switch
            label={say('keys.off')}
            checked={keys.areOn}
            onChange={({ currentTarget }) => keys.setOn(currentTarget.checked)}
          />
        </Stack>
      </Modal>
    </>
  );
}

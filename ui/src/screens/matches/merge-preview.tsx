import { List, Stack, Text } from '@mantine/core';
import { useSay } from '../../words/say.ts';
import type { File } from './compare-files.ts';

/** What will stand together, in counts; the strictest protection of the two wins (R09). Two persons of one file become one. */
export function MergePreview({ left, right }: { readonly left: File; readonly right: File | undefined }) {
  const say = useSay();
  if (right === undefined) {
    return (
      <Stack gap={4}>
        <Text fw={600}>{say('merge.onePerson')}</Text>
        <Text size="sm">{say('merge.undo')}</Text>
      </Stack>
    );
  }
  const both = (of: (file: File) => number) => of(left) + of(right);
  return (
    <Stack gap={4}>
      <Text fw={600}>{say('merge.preview')}</Text>
      <List size="sm">
        <List.Item>{say('merge.persons', { count: both(({ persons }) => persons.length) - 1 })}</List.Item>
        <List.Item>{say('merge.incidents', { count: both(({ incidents }) => incidents.length) })}</List.Item>
        <List.Item>
          {say('merge.registrations', { count: both(({ registrations }) => registrations.length) })}
        </List.Item>
        <List.Item>{say('merge.assessments', { count: both(({ assessments }) => assessments.length) })}</List.Item>
        <List.Item>{say('merge.protection')}</List.Item>
        <List.Item>{say('merge.undo')}</List.Item>
      </List>
    </Stack>
  );
}

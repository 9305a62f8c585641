import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useAct } from '../../api/acts.ts';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { moment } from '../../format/dates.ts';
import { Screen } from '../../parts/screen.tsx';
import { Empty, LoadingRows, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { NoticeLink } from './notice-link.tsx';

type Notice = Row<'gateway.list-notices'>;

/** That something waits or happened, without content: the record itself says more, to who may see it. */
export function NoticesScreen() {
  const say = useSay();
  const { rows, error, retry, more, loadingMore } = usePages('gateway.list-notices', {});
  const mark = useAct('gateway.mark-notices-read', { refreshes: ['gateway.list-notices'] });
  const unread = rows?.filter(({ read }) => !read).map(({ noticeId }) => noticeId) ?? [];
  const markRead = (noticeIds: string[]) => mark.mutate({ input: { noticeIds } });
  return (
    <Screen
      narrow
      title={say('nav.notices')}
      aside={
        unread.length > 0 && (
          <Button variant="default" loading={mark.isPending} onClick={() => markRead(unread.slice(0, 100))}>
            {say('notices.allRead')}
          </Button>
        )
      }
    >
      {rows === undefined && (error === null ? <LoadingRows /> : <ScreenFailed error={error} onRetry={retry} />)}
      {rows?.length === 0 && <Empty>{say('notices.empty')}</Empty>}
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {rows?.map((notice) => (
          <One key={notice.noticeId} notice={notice} onRead={() => markRead([notice.noticeId])} />
        ))}
      </Stack>
      {more !== undefined && (
        <Group>
          <Button variant="default" onClick={more} loading={loadingMore}>
            {say('act.more')}
          </Button>
        </Group>
      )}
    </Screen>
  );
}

function One({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const say = useSay();
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between">
        <Stack gap={2}>
          <NoticeLink notice={notice} onOpen={notice.read ? undefined : onRead}>
            {say(`notice.${notice.kind}`, { count: notice.count })}
          </NoticeLink>
          <Text size="sm" className="quiet">
            {moment(notice.at)}
          </Text>
        </Stack>
        {!notice.read && (
          <Badge tt="none" variant="light">
            {say('notices.new')}
          </Badge>
        )}
      </Group>
    </Card>
  );
}

import { AppShell, Burger, Group, Menu, NavLink, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { signOut, useSession } from '../api/session.ts';
import { useSay, useSayCode } from '../words/say.ts';
import icon from './icon.svg';
import { Connection } from './connection.tsx';
import { OtherLanguage, useChosenLanguage } from './other-language.tsx';
import { placesFor } from './navigation.ts';

/** The frame round every screen: where one can go at the left, who one is at the top. */
export function Shell() {
  const say = useSay();
  const [opened, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(close, [path, close]);
  useChosenLanguage();

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header>
        <a className="skip" href="#content">
          {say('platform.skip')}
        </a>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={say('platform.menu')} />
            <img src={icon} alt="" width={28} height={28} />
            <Text fw={650} visibleFrom="xs">
              {say('platform.name')}
            </Text>
          </Group>
          <Myself />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say('platform.menu')}>
        <Places path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Connection />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function Places({ path }: { readonly path: string }) {
  const say = useSay();
  return placesFor(useSession()).map(({ to, word, icon: Icon }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={say(word)}
      leftSection={<Icon size={20} stroke={1.7} aria-hidden />}
      active={to === '/' ? path === '/' : path.startsWith(to)}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  ));
}

function Myself() {
  const say = useSay();
  const sayCode = useSayCode();
  const session = useSession();
  const roles = session.roles.map((role) => sayCode('staff', role)).join(', ');
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton>
          <Group gap={6} wrap="nowrap">
            <div>
              <Text size="sm" fw={600} ta="right" lineClamp={1}>
                {session.name ?? roles}
              </Text>
              {session.name !== undefined && (
                <Text size="xs" className="quiet" ta="right" visibleFrom="sm">
                  {roles}
                </Text>
              )}
            </div>
            <IconChevronDown size={16} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <OtherLanguage />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut(session)}>
          {say('platform.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import type { AnchorProps, ButtonProps } from '@mantine/core';
import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

interface Linked {
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly children?: ReactNode;
}

/** A link inside the screens, in running text and lists. */
export const TextLink = createLink((props: Omit<AnchorProps, 'component'> & Linked) => <Anchor {...props} />);

/** A link inside the screens that looks like a button. */
export const ButtonLink = createLink((props: Omit<ButtonProps, 'component'> & Linked) => (
  <Button component="a" {...props} />
));

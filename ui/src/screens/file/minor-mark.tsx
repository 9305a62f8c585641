import { Badge } from '@mantine/core';
import { useSay } from '../../words/say.ts';
import type { Person } from './overview.ts';

/** A minor, or someone who may be one: unknown is said, and treated as yes where it protects. */
export function MinorMark({ minor }: { readonly minor: Person['minor'] }) {
  const say = useSay();
  if (minor === 'no') return null;
  return (
    <Badge variant="outline" color="dark" tt="none">
      {say(minor === 'yes' ? 'minor' : 'minor.maybe')}
    </Badge>
  );
}

import type { ReactNode } from 'react';
import type { Row } from '../../api/contract.ts';
import { ScreenLink } from '../../parts/links.tsx';

interface NoticeLinkProps {
  readonly notice: Row<'gateway.list-notices'>;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Leads to the record, or to the list where something waits; each judges anew who may see it. */
export function NoticeLink({ notice: { record, kind }, onOpen, children }: NoticeLinkProps) {
  const how = onOpen === undefined ? {} : { onClick: onOpen };
  if (record?.kind === 'trajectory') {
    return (
      <ScreenLink to="/trajecten/$trajectoryId" params={{ trajectoryId: record.id }} {...how}>
        {children}
      </ScreenLink>
    );
  }
  if (record?.kind === 'client-system') {
    return (
      <ScreenLink to="/dossiers/$clientSystemId" params={{ clientSystemId: record.id }} {...how}>
        {children}
      </ScreenLink>
    );
  }
  return (
    <ScreenLink to={kind === 'possible-match-offered' ? '/mogelijke-dubbels' : '/triage'} {...how}>
      {children}
    </ScreenLink>
  );
}

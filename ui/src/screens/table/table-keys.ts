import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

interface Moves {
  readonly next: () => void;
  readonly previous: () => void;
}

export interface TableKeys {
  readonly areOn: boolean;
  readonly setOn: (on: boolean) => void;
  readonly help: boolean;
  readonly openHelp: () => void;
  readonly closeHelp: () => void;
}

/** Letters that press a button of the screen which says it listens to them: what is not offered can't be pressed. */
const presses = ['d', 'e', 'i', 'm'];

/**
 * Keys of the table. They are silent while one types and while a dialog is open, and can be switched off, for who speaks
 * to the computer (WCAG 2.1.4).
 */
export function useTableKeys(moves: Moves): TableKeys {
  const [areOn, setOn] = useLocalStorage({ key: 'table-keys', defaultValue: true });
  const [help, { open, close }] = useDisclosure();
  const latest = useRef(moves);
  useEffect(() => {
    latest.current = moves;
  });
  useEffect(() => {
    if (!areOn) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (isForSomethingElse(event)) return;
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'arrowright') latest.current.next();
      else if (key === 'k' || key === 'arrowleft') latest.current.previous();
      else if (key === '?') open();
      else if (presses.includes(key)) press(key);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [areOn, open]);
  return { areOn, setOn, help, openHelp: open, closeHelp: close };
}

function isForSomethingElse({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
  const isInDialog = document.querySelector('[role=dialog]') !== null;
  return ctrlKey || metaKey || altKey || defaultPrevented || isTyping || isInDialog;
}

function press(key: string): void {
  document.querySelector<HTMLElement>(`main [aria-keyshortcuts="${key.toUpperCase()}"]`)?.click();
}

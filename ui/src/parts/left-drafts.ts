import { useRead } from '../api/reads.ts';
import type { Form } from './draft.ts';

/** Whether a text was left in a form, here or on another device: then the form opens by itself. */
export function useWasLeft(form: Form, subject: string): boolean {
  const { data } = useRead('gateway.list-drafts', {});
  return data?.rows.some((row) => row.form === form && row.subject === subject) === true;
}

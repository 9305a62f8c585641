/** JSON with the keys of every object in alphabetical order, so that a diff shows changes and nothing else. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(inOrder(value), null, 2)}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  );
}

export function MatchesScreen() {
  return null;
}

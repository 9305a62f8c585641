export function NewReportScreen() {
  return null;
}

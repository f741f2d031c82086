/** Where the dose and the results of one patient are drawn, from the record as this session left it. */
export function monitoringAddress(patient: string, sessionId: string): string {
  const iss = `/fhir-session/${sessionId}`;
  return `/monitoring/${encodeURIComponent(patient)}?iss=${encodeURIComponent(iss)}`;
}

import type { JSX } from 'preact';
export function Monitoring(): JSX.Element {
  return <h1>Monitoring</h1>;
}

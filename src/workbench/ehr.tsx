import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PatientList } from './patient-list.js';
import { PatientPage } from './patient-page.js';
import type { Setup } from './setup.js';

/** The workbench: the list of patients, or the one that the address names after its hash. */
export function Ehr({ setup }: { readonly setup: Setup }): JSX.Element {
  const [patient, setPatient] = useState(namedPatient);
  useEffect(() => {
    const follow = (): void => {
      setPatient(namedPatient());
      document.getElementById('main')?.focus();
      scrollTo(0, 0);
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  const story = setup.patients.find((one) => one.patient === patient);
  if (story === undefined) return <PatientList patients={setup.patients} />;
  return <PatientPage key={story.patient} setup={setup} story={story} />;
}

function namedPatient(): string {
  return decodeURIComponent(location.hash.slice(1));
}

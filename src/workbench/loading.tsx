import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadSetup, type Setup } from './setup.js';

/** A view once everything that every view needs is there. */
export function Loading({ view: View }: { readonly view: ComponentType<{ readonly setup: Setup }> }): JSX.Element {
  const [setup, setSetup] = useState<Setup>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    loadSetup().then(setSetup, (error: unknown) => {
      setProblem(String(error));
    });
  }, []);
  if (setup !== undefined) return <View setup={setup} />;
  if (problem === undefined) return <p class="hint">Loading the demo …</p>;
  return (
    <>
      <h1>The demo could not be loaded</h1>
      <p role="alert" class="problem">
        {problem}
      </p>
    </>
  );
}

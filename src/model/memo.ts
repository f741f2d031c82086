/**
 * Remembering what a pure reading of a short text gave. Charts repeat the same few hundred codes, units, names and days
 * thousands of times, and reading one costs far more than finding it again. Bounded in number and length, so that a hostile
 * chart only makes it forget.
 */
const longestKey = 500;

/** `most` keys are remembered; then all are forgotten, which costs less than knowing which was used last. */
export function remembered<V>(most: number, read: (key: string) => V): (key: string) => V {
  const known = new Map<string, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = read(key);
    if (key.length > longestKey) return value;
    if (known.size >= most) known.clear();
    known.set(key, { value });
    return value;
  };
}

/** What is read when it is first asked for, and then kept. */
export function once<V>(read: () => V): () => V {
  let known: { readonly value: V } | undefined;
  return () => (known ??= { value: read() }).value;
}

/** As once, for each key; what was read goes with the function, so that both are of one call. */
export function onceFor<K, V>(read: (key: K) => V): (key: K) => V {
  return keeping(new Map<K, Known<V>>(), read);
}

/**
 * As once, for each of some objects; what was read goes with the object. Of thousands of short-lived objects the garbage
 * collector has a hard time: those are better kept by onceFor.
 */
export function onceEach<K extends object, V>(read: (key: K) => V): (key: K) => V {
  return keeping(new WeakMap<K, Known<V>>(), read);
}

interface Known<V> {
  readonly value: V;
}

interface Place<K, V> {
  readonly get: (key: K) => Known<V> | undefined;
  readonly set: (key: K, known: Known<V>) => unknown;
}

function keeping<K, V>(known: Place<K, V>, read: (key: K) => V): (key: K) => V {
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = read(key);
    known.set(key, { value });
    return value;
  };
}

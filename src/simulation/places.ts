/** Where each patient's lines stand: numbers alone, some 25 bytes a line, so that an export need not fit into memory. */

export interface Place {
  readonly file: number;
  readonly offset: number;
  readonly length: number;
}

export interface Places {
  readonly add: (patient: string, place: Place) => void;
  /** Once, when all were added. */
  readonly byPatient: () => Iterable<readonly Place[]>;
  readonly patients: () => number;
}

export function openPlaces(): Places {
  const numbers = new Map<string, number>();
  let lines = 0;
  let patients = new Int32Array(1024);
  let files = new Int32Array(1024);
  let offsets = new Float64Array(1024);
  let lengths = new Int32Array(1024);

  const grow = (): void => {
    patients = twice(patients, new Int32Array(2 * lines));
    files = twice(files, new Int32Array(2 * lines));
    offsets = twice(offsets, new Float64Array(2 * lines));
    lengths = twice(lengths, new Int32Array(2 * lines));
  };
  return {
    add: (patient, { file, offset, length }) => {
      const number = numbers.get(patient) ?? numbers.size;
      if (number === numbers.size) numbers.set(patient, number);
      if (lines === patients.length) grow();
      patients[lines] = number;
      files[lines] = file;
      offsets[lines] = offset;
      lengths[lines] = length;
      lines += 1;
    },
    patients: () => numbers.size,
    *byPatient() {
      const count = numbers.size;
      numbers.clear();
      const order = inOrder(patients.subarray(0, lines), count);
      for (let from = 0; from < lines;) {
        const patient = patients[order[from] ?? 0];
        let to = from;
        while (to < lines && patients[order[to] ?? 0] === patient) to += 1;
        yield Array.from(order.subarray(from, to), (line) => ({
          file: files[line] ?? 0,
          offset: offsets[line] ?? 0,
          length: lengths[line] ?? 0,
        }));
        from = to;
      }
    },
  };
}

function twice<T extends Int32Array | Float64Array>(old: T, grown: T): T {
  grown.set(old);
  return grown;
}

/** Places of the lines, those of one patient side by side and as they came: sorted by counting. */
function inOrder(patients: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (const patient of patients) next[patient + 1] = (next[patient + 1] ?? 0) + 1;
  for (let patient = 0; patient < count; patient += 1)
    next[patient + 1] = (next[patient + 1] ?? 0) + (next[patient] ?? 0);
  const order = new Int32Array(patients.length);
  patients.forEach((patient, line) => {
    const at = next[patient] ?? 0;
    order[at] = line;
    next[patient] = at + 1;
  });
  return order;
}

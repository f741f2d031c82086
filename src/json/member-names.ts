import { ServiceError } from '../model/service-error.js';

/** Real FHIR stays below 100. An object of a million names costs the parser seconds, and nobody else is answered. */
const limitMembers = 200;

/** The names of the objects that are open while JSON is scanned. Nothing is allocated for an object or a name. */
export class MemberNames {
  private readonly hashes: number[] = [];
  /** Index of the opening and of the closing quote. */
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private count = 0;
  /** Where the names of each open object begin. */
  private readonly bases: number[] = [];
  private base = 0;

  constructor(private readonly json: Buffer) {}

  open(): void {
    this.bases.push(this.base);
    this.base = this.count;
  }

  close(): void {
    this.count = this.base;
    this.base = this.bases.pop() ?? 0;
  }

  /**
   * Refuses a name that stands in the object already, or that is poison to whoever copies members by assignment. Returns
   * the index of its closing quote, which `endOf` finds where the name holds escapes.
   */
  add(start: number, endOf: (json: Buffer, start: number) => number): number {
    const { base, json } = this;
    if (this.count - base >= limitMembers) refuse(`has an object of more than ${limitMembers} members`);
    let hash = hashStart;
    let end = start + 1;
    for (; end < json.length; end += 1) {
      const here = json[end] ?? quote;
      if (here === quote || here === backslash) break;
      hash = hashed(hash, here);
    }
    if (json[end] === backslash) {
      end = endOf(json, start);
      hash = hashOfBytes(Buffer.from(this.nameAt(start, end)));
    }
    if (hash === hashOfPoison && this.nameAt(start, end) === poison) refuse(`has a member named ${poison}`);
    for (let index = base; index < this.count; index += 1) {
      if (this.hashes[index] === hash && this.isName(index, start, end)) refuse('has a member twice in one object');
    }
    this.hashes[this.count] = hash;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
    return end;
  }

  private isName(index: number, start: number, end: number): boolean {
    return this.nameAt(this.starts[index] ?? 0, this.ends[index] ?? 0) === this.nameAt(start, end);
  }

  /** Without its escapes: `"\u005fa"` is the same name as `"_a"`. What is no JSON string stays as it is. */
  private nameAt(start: number, end: number): string {
    const written = this.json.toString('utf8', start, end + 1);
    if (!written.includes('\\')) return written.slice(1, -1);
    try {
      return String(JSON.parse(written));
    } catch {
      return written;
    }
  }
}

const poison = '__proto__';
const quote = 0x22;
const backslash = 0x5c;

// FNV-1a of 32 bits: only speed hangs on it. Its start is drawn anew by each process: with a start that is known, names of
// one hash are easily made, and 20 MB of them keep the service busy for minutes.
const [hashStart = 0] = crypto.getRandomValues(new Int32Array(1));

function hashed(hash: number, here: number): number {
  return Math.imul(hash ^ here, 0x01000193);
}

function hashOfBytes(bytes: Uint8Array): number {
  return bytes.reduce(hashed, hashStart);
}

const hashOfPoison = hashOfBytes(Buffer.from(poison));

function refuse(what: string): never {
  throw new ServiceError('malformed', `The body ${what}.`);
}

/** Where tokens that opened the door once are remembered until they expire. */
export interface SpentStore {
  /** Takes all of them or rejects, and says which it did not know before. Id, and its end in seconds since 1970. */
  readonly add: (tokens: ReadonlyMap<string, number>) => Promise<ReadonlySet<string>>;
  readonly sweep: (before: number) => Promise<void>;
  readonly close: () => void;
}

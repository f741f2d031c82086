/** What the worker is asked, and what it answers. */
export interface SqliteQuestion {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** `code` as SQLite names it. Its message may hold what was to be written. */
export type SqliteAnswer =
  | { readonly ok: true; readonly rows: readonly unknown[]; readonly changes?: number }
  | { readonly ok: false; readonly code: string };

/** The command line of the tools that write to a FHIR server. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeOf } from '../../model/fault.js';
import { serverBase } from '../../fhir/server-base.js';
import type { Target } from './exchange.js';

/** 0: all is well. 1: it is not. 2: nothing was tried, the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

export interface Tool {
  readonly help: string;
  readonly print: (line: string) => void;
  readonly run: (target: Target) => Promise<ExitCode>;
}

class UsageError extends Error {}

/** Runs a tool with the server that its command line names, or tells how that is done. */
export async function withTarget(args: readonly string[], { help, print, run }: Tool): Promise<ExitCode> {
  try {
    const target = targetIn(args);
    if (target !== 'help') return await run(target);
    print(help);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print(`${error.message}\n\n${help}`);
    return 2;
  }
}

function targetIn(args: readonly string[]): Target | 'help' {
  const { help, fhir, tokenFile } = read(args);
  if (help) return 'help';
  if (fhir === undefined) throw new UsageError('--fhir is missing.');
  const base = serverBase(fhir)?.href.replace(/\/$/, '');
  if (base === undefined) {
    throw new UsageError('--fhir takes the base address of a FHIR server: http or https, no user, no query.');
  }
  if (tokenFile === undefined) return { base };
  const { protocol, hostname } = new URL(base);
  if (protocol === 'http:' && !thisMachine.test(hostname)) {
    throw new UsageError('--token-file needs https: over http anybody on the way could read the token.');
  }
  return { base, token: tokenIn(tokenFile) };
}

const thisMachine = /^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/;

interface Options {
  readonly help: boolean;
  readonly fhir?: string | undefined;
  readonly tokenFile?: string | undefined;
}

function read(args: readonly string[]): Options {
  const options = {
    fhir: { type: 'string' },
    'token-file': { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    return { help: values.help === true, fhir: values.fhir, tokenFile: values['token-file'] };
  } catch (error) {
    if (codeOf(error).startsWith('ERR_PARSE_ARGS')) throw new UsageError('An option is not known, or lacks its value.');
    throw error;
  }
}

function tokenIn(file: string): string {
  const token = contentOf(file).trim();
  if (!/^[\w.~+/=-]+$/.test(token)) throw new UsageError('--token-file holds no token: one line, without "Bearer".');
  return token;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--token-file ${file} cannot be read (${codeOf(error)}).`);
  }
}

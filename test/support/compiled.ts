/** Rooms of the project as JavaScript in a temporary folder, for a program that is started hundreds of times. */
import { transformFileSync } from '@swc/core';
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export function compiled(rooms: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const room of rooms)
    for (const name of readdirSync(room).filter((one) => one.endsWith('.ts'))) {
      const jsc = { target: 'es2022', parser: { syntax: 'typescript' } } as const;
      const { code } = transformFileSync(join(room, name), { jsc, module: { type: 'es6' }, swcrc: false });
      const file = join(folder, room, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  return folder;
}

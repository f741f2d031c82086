/** Reads the project's own source with the compiler, for laws that types cannot state. */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

function nodesOf(path: string): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true));
  return found;
}

/** Texts of string literals, imports aside. */
export function stringsIn(path: string): readonly string[] {
  return nodesOf(path).flatMap((node) =>
    ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent)
      ? [node.text]
      : [],
  );
}

/** Numbers as they are written, and strings that hold nothing but a number or a fraction. */
export function numbersIn(path: string): readonly string[] {
  return nodesOf(path).flatMap((node) => {
    if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return [node.getText()];
    return ts.isStringLiteralLike(node) && /^-?\d+([./]\d+)?$/.test(node.text) ? [node.text] : [];
  });
}

/** Names of the members of the object that a constant is set to. */
export function propertyNamesOf(path: string, constant: string): readonly string[] {
  const declared = nodesOf(path).find(
    (node) => ts.isVariableDeclaration(node) && node.name.getText() === constant && node.initializer !== undefined,
  );
  const value = declared !== undefined && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
  return value !== undefined && ts.isObjectLiteralExpression(value)
    ? value.properties.flatMap(({ name }) => name?.getText() ?? [])
    : [];
}

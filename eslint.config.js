import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const pure = ['src/model', 'src/facts', 'src/terms', 'src/rules', 'src/dosing', 'src/knowledge', 'cards'];

/** The check of running times reads literals alone: a pattern that is put together at run time would pass unread. */
const writtenOut = [
  {
    selector:
      ":matches(NewExpression, CallExpression):matches([callee.name='RegExp'], [callee.property.name='RegExp'])",
    message: 'Write the pattern as a literal: its running time is checked.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(match|matchAll|search)$/] > :matches(Literal[raw=/^[^/]/], TemplateLiteral, BinaryExpression).arguments:first-child',
    message: 'Write the pattern as a literal: its running time is checked.',
  },
  {
    selector: "Property[key.name='pattern'] > :matches(Literal, TemplateLiteral, BinaryExpression).value",
    message: 'Write the pattern of a schema as /.../u.source: its running time is checked.',
  },
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'data'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './src/workbench/tsconfig.json'] } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Not in tests: they read what they wrote themselves, and no stranger's text reaches them.
    files: ['src/**/*.ts', 'src/**/*.tsx', 'hooks/**/*.ts', 'cards/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
      'no-restricted-syntax': ['error', ...writtenOut],
    },
  },
  {
    files: pure.map((room) => `${room}/**/*.ts`),
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'globalThis', 'global', 'performance', 'crypto', 'fetch', 'require', 'Intl'],
        ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
      ],
      'no-restricted-syntax': [
        'error',
        // The list of a later block replaces that of an earlier one.
        ...writtenOut,
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The time is an argument.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument.' },
        { selector: "CallExpression[callee.name='Date']", message: 'The time is an argument.' },
        {
          selector: 'CallExpression[callee.property.name=/^toLocale.*String$/]',
          message: 'The zone is never that of the machine.',
        },
        { selector: 'ImportExpression', message: 'Imports are seen by the check of directions.' },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance is injected.' },
      ],
      'no-restricted-imports': ['error', { patterns: ['node:*', 'express', 'pino', 'fhir-kit-client'] }],
    },
  },
  {
    // A handler of an event gives nothing back, and reads best on one line.
    files: ['src/workbench/**/*.tsx'],
    rules: { '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }] },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['src/tools/**/*.ts', 'src/main.ts', 'src/cli.ts'], rules: { 'no-console': 'off' } },
);

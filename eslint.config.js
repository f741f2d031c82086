import tseslint from 'typescript-eslint';

const pure = ['src/model', 'src/facts', 'src/terms', 'src/rules', 'src/dosing', 'src/knowledge', 'cards'];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'data'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      'no-console': 'error',
      eqeqeq: 'error',
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
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['src/tools/**/*.ts', 'src/main.ts'], rules: { 'no-console': 'off' } },
);

import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** `describe`, `it` and `test` of node:test give promises that the runner awaits by itself. */
const testRunner = ['describe', 'it', 'test', 'suite', 'before', 'after', 'beforeEach', 'afterEach'];

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/node_modules/**',
    '.local/**',
    'coverage/**',
    'infra/architecture/fixtures/**',
    '**/generated/**',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@veilighuis/*/*', '!@veilighuis/telemetry/register'],
              message: 'Import a package by its name only.',
            },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'off', // verbatimModuleSyntax of the compiler already asks for it
      // A key that the type does not name may be written with brackets, so that one sees it may be absent.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }], // Nest modules are empty classes
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: testRunner.map((name) => ({ from: 'package', package: 'node:test', name })) },
      ],
      '@typescript-eslint/non-nullable-type-assertion-style': 'off', // it asks for `!`, which is forbidden
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // slow, and there are no enums
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // options of Nest are classes, given as plain objects
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    // Commands and their tests talk to a person at a terminal.
    files: ['infra/src/**/*.ts', 'bench/src/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
);

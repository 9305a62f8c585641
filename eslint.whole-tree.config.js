/** For `npm run lint`: the same rules, on one program of all workspaces instead of one per workspace; twice as fast. */
import configuration from './eslint.config.js';

export default [
  ...configuration,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.lint.json' } },
  },
  {
    // The screens run in a browser: other types of the environment.
    files: ['ui/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false, project: 'ui/tsconfig.json' } },
  },
];

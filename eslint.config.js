import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const LETTER = '[A-Za-zÀ-ỹ]'
const LABELS = '^(title|label|alt|placeholder|aria-label|hint|legend|caption|lead|header|summary|suffix)$'
const fromCatalogue = 'Words a person reads come from app/i18n/messages.'

const rawWords = [
  { selector: `JSXText[value=/${LETTER}/]`, message: fromCatalogue },
  { selector: `JSXElement > JSXExpressionContainer > Literal[value=/${LETTER}/]`, message: fromCatalogue },
  {
    selector: `JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/${LETTER}/]`,
    message: fromCatalogue,
  },
  { selector: `JSXAttribute[name.name=/${LABELS}/] > Literal[value=/${LETTER}/]`, message: fromCatalogue },
  {
    selector: `JSXAttribute[name.name=/${LABELS}/] > JSXExpressionContainer > Literal[value=/${LETTER}/]`,
    message: fromCatalogue,
  },
]

/** The rule is in one place (`domain/overdue.ts`): comparing with the moment itself is late before the named day has ended. */
const ownRuleOfLate = [
  {
    selector: 'BinaryExpression[operator=/^[<>]=?$/] > MemberExpression[property.name=/^due(At|On)$/]',
    message: 'What is overdue says isOverdue of app/domain/overdue.ts.',
  },
]

const unfinishedTests = [
  {
    selector:
      'CallExpression > MemberExpression.callee[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails|skipIf|runIf)$/]',
    message: 'Every test runs: no focused, skipped or open tests.',
  },
]

export default tseslint.config(
  { ignores: ['build/', 'data/', 'coverage/', '.cache/', 'app/i18n/paraglide/', 'project.inlang/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/only-throw-error': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 300],
      'no-console': 'error',
    },
  },
  {
    files: ['app/**/*.tsx'],
    ignores: ['app/routes/public/dev-ui.tsx', 'app/views/dev/**'],
    rules: { 'no-restricted-syntax': ['error', ...rawWords, ...ownRuleOfLate] },
  },
  { files: ['app/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...ownRuleOfLate] } },
  { files: ['app/routes/**'], rules: { 'max-lines': ['error', 150] } },
  { files: ['tests/**'], rules: { 'no-restricted-syntax': ['error', ...unfinishedTests] } },
  { files: ['scripts/**', 'tests/support/**'], rules: { 'no-console': 'off' } },
  { files: ['app/entry.server.tsx'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  {
    files: ['**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: {
        HTMLElement: 'readonly',
        HTMLTextAreaElement: 'readonly',
        HTMLInputElement: 'readonly',
        FormData: 'readonly',
        Event: 'readonly',
        Intl: 'readonly',
        module: 'writable',
        document: 'readonly',
        window: 'readonly',
        console: 'readonly',
        process: 'readonly',
      },
    },
  },
  // Scripts of the pages say @ts-check: TypeScript knows the browser's names.
  { files: ['app/ui/*.js', 'app/views/**/*.js'], rules: { 'no-undef': 'off' } },
)

import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** What the rules of eslint-plugin-regexp cannot see, see docs/decisions/0062. */
const patterns = [
  {
    selector: 'Literal[regex.pattern=/^(?!\\^).*(\\.|\\]|\\\\[sSwWdD])[*+]\\?/]',
    message:
      'A lazy pattern looks for its missing end from every beginning: use withoutSpans or indexOf.',
  },
  {
    selector:
      "NewExpression[callee.name='RegExp'][arguments.0.type!=/Literal$/], NewExpression[callee.name='RegExp']:has(TemplateLiteral CallExpression)",
    message: 'A pattern made at run time is not checked: say beside it why it takes linear time.',
  },
]

/** A day is a day in China: nothing asks the clock of the computer which day or hour it is there. */
const zone = {
  selector:
    'MemberExpression[property.name=/^(get|set)(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)$/], MemberExpression[property.name=/^toLocale(Date|Time)String$/]',
  message: 'That is the zone of the computer: use the functions of days.ts or plain-date.ts.',
}

/** Lint as a second reader: what the type checker cannot see. Style is Prettier's business. */
export default tseslint.config(
  { ignores: ['**/node_modules', '**/dist', 'data', '**/*.cjs', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './web/tsconfig.json'] } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    // Text comes from outside: no pattern may take more than linear time over it. What a rule names is
    // rewritten, or its line says why nothing from outside gets there.
    files: ['{domain,ledger,contract,server,web}/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
      'no-restricted-syntax': ['error', ...patterns, zone],
    },
  },
  {
    // The law and the proof have no clock and no dice: time and chance are arguments.
    files: ['domain/src/**/*.ts', 'ledger/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': [
        'error',
        ...patterns,
        zone,
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take the time as an argument.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the time as an argument.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Take chance as an argument.',
        },
      ],
    },
  },
  {
    // A conflict that names no column also swallows the one nobody thought of.
    files: ['server/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...patterns,
        zone,
        {
          selector:
            "CallExpression[callee.property.name=/^do(Nothing|UpdateSet)$/][callee.object.type='Identifier']",
          message: 'Name the columns of the conflict.',
        },
      ],
    },
  },
  {
    // How something looks is said in a style sheet; a page hands it only what is computed from data, as
    // custom properties.
    files: ['web/src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...patterns,
        zone,
        ...[
          "JSXAttribute[name.name='style'] Property:not([key.value=/^--/])",
          "JSXAttribute[name.name='style'] > JSXExpressionContainer > :not(TSAsExpression, ObjectExpression)",
          "JSXAttribute[name.name='style'] > JSXExpressionContainer > TSAsExpression > :not(ObjectExpression):not(TSObjectKeyword)",
          "JSXAttribute[name.name='style'] SpreadElement",
        ].map((selector) => ({
          selector,
          message:
            'Use a class. What is computed from data is a custom property: style={{ "--at": … }}.',
        })),
      ],
    },
  },
  {
    // One calendar, which reckons in China time.
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['web/src/forms/china-picker*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['dayjs', '@rc-component/picker/generate/dayjs'].map((name) => ({
          name,
          message: 'Days are text: use days.ts.',
        })),
        {
          name: 'antd',
          importNames: ['DatePicker', 'TimePicker', 'Calendar'],
          message: 'Use ChinaDatePicker.',
        },
      ],
    },
  },
  {
    // What is not drawn yet is none: a loop over it would prove nothing.
    files: ['e2e/**/*.ts'],
    ignores: ['e2e/once-there.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^(all|evaluateAll|allTextContents)$/][callee.object.name!='Promise']",
          message: 'It does not wait for the first: use the functions of once-there.ts.',
        },
      ],
    },
  },
  {
    files: ['server/src/cli/**', 'server/bench/**', 'server/src/main.ts', 'server/src/progress.ts'],
    rules: { 'no-console': 'off' },
  },
)

/** Who may import whom (see docs/architecture.md); type-only imports too. */

const pure = '^app/(language|privacy|vocabulary|forms|domain|documents)/(?!.*\\.server\\.ts$)'
const domains = [
  'accounts',
  'suggestion',
  'learning',
  'enquiries',
  'directory',
  'discovery',
  'needs',
  'assisted',
  'matching',
  'alerts',
  'proposals',
  'groups',
  'engagement',
  'conversation',
  'certification',
  'measures',
  'result-documents',
  'reviews',
  'self-check',
  'follow-up',
  'notifications',
  'programme',
  'reporting',
  'exporting',
  'leaving',
]
/** Domains that stand beside one another: neither imports the other. */
const beside = { enquiries: ['learning'] }

const upstreamOnly = domains
  .map((domain, place) => ({
    name: `${domain}-imports-upstream-only`,
    comment: domains.join(' → '),
    severity: 'error',
    from: { path: `^app/domain/${domain}/` },
    to: {
      path: `^app/domain/(${[...domains.slice(place + 1), ...(beside[domain] ?? [])].join('|')})/.*\\.server\\.ts$`,
    },
  }))
  .filter((rule) => !rule.to.path.includes('()'))

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid('no-circles', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid(
      'nothing-imports-routes',
      'A route is the end of the line.',
      { pathNot: '^(app/routes/|tests/)' },
      { path: '^app/routes/' },
    ),
    forbid(
      'routes-do-not-import-routes',
      'What two pages share belongs to ui or the domain.',
      { path: '^app/routes/' },
      { path: '^app/routes/' },
    ),
    forbid(
      'only-auth-knows-lucia',
      'Lucia is deprecated upstream: one folder knows it.',
      { pathNot: '^app/auth/' },
      { path: 'node_modules/(lucia|@lucia-auth)/' },
    ),
    forbid(
      'only-one-file-knows-the-sqlite-driver',
      'Which version of better-sqlite3 fits this Node is chosen in db/sqlite.ts.',
      { pathNot: '^db/sqlite\\.ts$' },
      { path: 'node_modules/(better-sqlite3|sqlite-for-node-20)/' },
    ),
    forbid(
      'only-mail-knows-nodemailer',
      'What is sent, to whom and how it fails is said in one folder.',
      { pathNot: '^app/mail/' },
      { path: 'node_modules/nodemailer/' },
    ),
    forbid(
      'only-one-file-knows-sharp',
      'Its limits are set there: what strangers send is drawn by one thread and few readers.',
      { pathNot: '^(app/domain/files/draw-anew\\.server\\.ts$|tests/)' },
      { path: 'node_modules/sharp/' },
    ),
    forbid(
      'only-documents-know-how-to-write-them',
      'A text for paper is data; three files know the libraries, and load them when first asked.',
      { pathNot: '^app/documents/(paper-to-(docx|pdf)|tables-to-xlsx)\\.server\\.ts$' },
      { path: 'node_modules/(docx|pdfmake|pdfkit|write-excel-file)/' },
    ),
    forbid(
      'only-one-file-knows-how-to-pack',
      'A list becomes a file with sheets in one way.',
      { pathNot: '^(app/documents/list-to-xlsx\\.server\\.ts$|tests/)' },
      { path: 'node_modules/fflate/' },
    ),
    forbid(
      'pure-files-stay-pure',
      'Lifecycle, policy, forms, ranking and vocabulary run anywhere.',
      { path: pure, pathNot: '^app/forms/error-map' },
      {
        path: '^(app/(?!language|privacy|vocabulary|forms|domain|documents)|db/|search/|node_modules/(?!zod|@conform-to))|\\.server\\.ts$',
        pathNot: '^app/i18n/',
      },
    ),
    forbid(
      'domain-knows-no-web',
      'The business knows no React, no Remix, no HTTP, no pages.',
      { path: '^app/domain/' },
      { path: '^app/(routes|ui|auth|server)/|node_modules/(react|@remix-run|hono|@hono)/' },
    ),
    forbid(
      'the-outbox-is-low',
      'Whoever changes something enqueues; what a job does is known to the worker only.',
      { path: '^app/jobs/' },
      { path: '^app/(worker/|mail/.*\\.server\\.ts$|domain/.*\\.server\\.ts$)' },
    ),
    forbid(
      'the-worker-is-on-top',
      'The worker and the handlers of jobs are put together by the scripts.',
      { path: '^(app/(?!worker/)|db/(?!demo/)|search/)' },
      { path: '^app/worker/|/jobs\\.server\\.ts$' },
    ),
    forbid(
      'only-activity-calls-subscribers',
      'What follows from an event follows by recording it; a subscriber that records events itself is a circle.',
      { pathNot: '^(app/domain/activity/|app/subscribers\\.server\\.ts$|tests/)' },
      { path: '(^app|/)subscribers\\.server\\.ts$' },
    ),
    forbid(
      'database-imports-pure-files-only',
      'Reference data and connection stand below the business; the demo province goes through its commands.',
      { path: '^db/', pathNot: '^db/demo/' },
      { path: '^(app|search)/', pathNot: '^app/vocabulary/|^app/settings\\.server|' + pure },
    ),
    forbid(
      'product-knows-no-tests',
      'What is run and shipped needs nothing that only tests have.',
      { path: '^(app|db|search)/' },
      { path: '^tests/' },
    ),
    forbid(
      'language-knows-nothing-else',
      'How Vietnamese is read and compared; everybody may ask, it asks nobody.',
      { path: '^app/language/' },
      { path: '^(app/(?!language/)|db/|search/|node_modules/)' },
    ),
    forbid(
      'search-knows-no-domain',
      'Engines and their care; what an index holds is given by the domain.',
      { path: '^search/' },
      { path: '^app/', pathNot: '^app/language/|^app/settings\\.server' },
    ),
    forbid(
      'ui-imports-words-only',
      'A piece of the design system draws what it is given and knows no business.',
      { path: '^app/ui/' },
      { path: '^(app/(?!ui/|i18n/|language/|forms/)|db/|search/)|\\.server\\.ts$' },
    ),
    forbid(
      'words-read-no-records',
      'Words, formats and terms; what loaders make of records stands in views.',
      { path: '^app/i18n/' },
      {
        path: '^(db/(?!columns)|search/|app/(routes|views|ui|auth|jobs|mail|server|worker)/)|^app/(?!i18n/).*\\.server\\.ts$',
      },
    ),
    forbid(
      'nothing-below-imports-views',
      'Views stand between the domain and the routes.',
      { path: '^(app/(domain|ui|i18n|language|privacy|vocabulary|forms|auth|jobs|worker|admin)/|db/|search/)' },
      { path: '^app/views/' },
    ),
    forbid(
      'browser-reaches-no-server-code',
      'What the browser loads never leads to the database or the search engine.',
      { path: '^app/(entry\\.client|ui/)' },
      { path: '^(db|search)/|\\.server\\.ts$', reachable: true },
    ),
    forbid(
      'only-the-runtime-imports-the-server',
      'The web server is put together by the scripts.',
      { pathNot: '^(app/server/|scripts/|tests/)' },
      { path: '^app/server/' },
    ),
    forbid(
      'application-imports-no-tests',
      'Tests come last; scenarios also serve the demo data.',
      { path: '^(app|db(?!/demo)|search|scripts/(?!(test|page-weight)))' },
      { path: '^tests/' },
    ),
    forbid('imports-resolve', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    ...upstreamOnly,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}

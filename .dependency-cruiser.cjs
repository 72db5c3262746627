// The arrows of ARCHITECTURE.md, checked by machine.
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
})
const npm = 'node_modules/(?!@zhaofa)'
module.exports = {
  forbidden: [
    only('domain-depends-on-nothing', '^domain/src', ['^domain/src']),
    only('ledger-depends-on-nothing', '^ledger/src', ['^ledger/src']),
    only('contract-to-domain', '^contract/src', ['^contract/src', '^domain/src', npm]),
    only('web-to-contract-ledger', '^web/src', [
      '^web/src',
      '^contract/src',
      '^ledger/src',
      '^domain/src',
      npm,
    ]),
    {
      name: 'office-below-http',
      severity: 'error',
      from: { path: '^server/src/(office|storage|documents|objects)' },
      to: { path: '^server/src/(http|jobs|cli)' },
    },
    {
      name: 'storage-below-office',
      severity: 'error',
      from: { path: '^server/src/(storage|documents|objects)', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^server/src/office' },
    },
    {
      name: 'portal-reads-publications-only',
      severity: 'error',
      from: { path: '^server/src/http/portal' },
      to: {
        path: '^server/src/(office|storage/(?!(publication|ledger))|http/api)',
        pathNot: 'storage/database',
      },
    },
    {
      name: 'readers-know-no-server',
      severity: 'error',
      from: { path: '^server/src/untrusted', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(office|storage|http|jobs|cli|objects)' },
    },
    {
      name: 'signatures-know-no-server',
      severity: 'error',
      from: { path: '^server/src/signatures', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(?!signatures/)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}

// Runs before start and test, in a syntax every Node understands. On Linux npm brings Node 26 by
// itself (optionalDependencies); elsewhere the machine's own must be new enough.
const [major] = process.versions.node.split('.').map(Number)
if (major < 26) {
  console.error(
    `\n✗ 需要 Node 26，当前是 ${process.versions.node}。请安装 Node 26（https://nodejs.org），或重新执行 npm ci。\n` +
      `  Node 26 is needed; this is ${process.versions.node}. Install it, or run npm ci again.\n`,
  )
  process.exit(1)
}

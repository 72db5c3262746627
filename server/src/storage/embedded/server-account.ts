import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { DatabaseStartError } from '../../faults.ts'

/** The operating-system account PostgreSQL runs as; undefined means our own. */
export type ServerAccount = { readonly name: string; readonly uid: number; readonly gid: number }

const preferred = ['zhaofa', 'postgres', 'nobody']

/**
 * PostgreSQL refuses to run as root. Started as root we give it an existing unprivileged account:
 * the owner of an existing cluster if there is one, else the first known name in passwd.
 * @throws DatabaseStartError when there is no such account.
 */
export function serverAccount(clusterFolder: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = passwdAccounts()
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) {
    const known = accounts.find(({ uid }) => uid === owner.uid)
    return { name: known?.name ?? String(owner.uid), uid: owner.uid, gid: owner.gid }
  }
  for (const name of preferred) {
    const account = accounts.find((each) => each.name === name && each.uid !== 0)
    if (account) return account
  }
  throw new DatabaseStartError(
    `以 root 启动时需要一个普通账户来运行数据库，但系统中没有 ${preferred.join('、')}。请先执行 useradd --system zhaofa，或改用普通用户启动。`,
  )
}

function passwdAccounts(): ServerAccount[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** What spawn needs to run a child as this account. */
export function spawnAs(account: ServerAccount | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/** Tried, not computed: modes, ACLs and mount options all have a say in whether a folder can be entered. */
export function canEnter(folder: string, account: ServerAccount | undefined): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], {
    cwd: '/',
    stdio: 'ignore',
    ...spawnAs(account),
  })
  return tried.status === 0
}

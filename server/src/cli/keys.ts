import {
  revocationTitles,
  type RevocationReason,
} from '@zhaofa/domain/authority/revocation-reasons.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { certificatePurposes } from '../signatures/certificates.ts'
import { suites } from '../signatures/suite.ts'
import {
  agencyCertificates,
  rotated,
  rotateKeys,
  type Rotated,
} from '../office/signing/rotate-keys.ts'
import { machineClock } from '../open-world.ts'
import { connect } from '../storage/connect.ts'
import type { CertificateLine } from '../storage/signature-store.ts'
import {
  exit,
  InputError,
  needed,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa keys [list] [--agency 机关名称] [--json]
zhaofa keys rotate <seal|time-stamp|root> --reason <原因> --because <说明> [--agency 机关名称] [--json]

机关的签名密钥和证书：电子印章、时间戳、签发它们的根证书，国密的一并办理。
  list        列出证书：用途、算法、序列号、有效期、有没有吊销（默认）
  rotate      换新的密钥，同时吊销原来的。root 连同它签发的印章、时间戳一起更换；个人的签名证书由本人重新申领

  --reason    ${Object.entries(revocationTitles)
    .map(([id, title]) => `${id} ${title}`)
    .join('\n              ')}
  --because   写明原因，随吊销留存
  --agency    有几个机关时写明是哪一个
  --json      输出 JSON

以前盖的印、签的名有时间戳证明在吊销以前，仍然有效。新密钥从下一份文书起使用，服务器不用重启。
私钥加密存放在数据库里，加密用的密钥在 secrets.json：两样都在备份里。

退出码：0 已办理，1 不能办理。

例：zhaofa keys rotate seal --reason superseded --because 定期更换`

export const keys: Command = {
  ...{ name: 'keys', summary: '机关的签名密钥：列出、更换', help, run },
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
    agency: { type: 'string' },
    reason: { type: 'string' },
    because: { type: 'string' },
  })
  const [verb = 'list', what, ...rest] = positionals
  if (rest.length > 0) throw new UsageError(`多余的参数 ${rest.join(' ')}`)
  const asked = askedOf(verb, what, values)
  const told = await withInstallation(async ({ connectionAs }, _config, secrets) => {
    const office = connect(connectionAs('zhaofa_office'), { max: 1, name: 'keys' })
    const portal = connect(connectionAs('zhaofa_portal'), { max: 1, name: 'keys' })
    try {
      const agencies = await portal
        .selectFrom('publication.agency')
        .select(['agency_id as id', 'name'])
        .orderBy('name')
        .execute()
      const agency = chosen(agencies, values.agency)
      const sealingKey = Buffer.from(secrets.sealingKey, 'base64')
      const world = { office, clock: machineClock, sealingKey }
      const changed = asked && (await rotateKeys(world, agency, asked))
      const certificates = await agencyCertificates(world, agency)
      return { agency: agency.name, ...changed, certificates }
    } finally {
      await Promise.all([office.destroy(), portal.destroy()])
    }
  })
  if (values.json) io.out(JSON.stringify({ ok: true, ...told }))
  else {
    io.out(told.agency)
    if (told.made) io.out(`换新 ${told.made.length} 个，吊销 ${told.revoked?.length ?? 0} 个`)
    for (const line of told.certificates) io.out(lineOf(line))
  }
  return exit.ok
}

type Values = { readonly reason?: string | undefined; readonly because?: string | undefined }

function askedOf(verb: string, what: string | undefined, { reason, because }: Values) {
  if (verb === 'list') {
    if (what !== undefined) throw new UsageError(`多余的参数 ${what}`)
    return null
  }
  if (verb !== 'rotate') throw new UsageError(`没有 ${verb}，可以是 list、rotate`)
  if (what === undefined || !Object.hasOwn(rotated, what)) {
    throw new UsageError(`更换什么？可以是 ${Object.keys(rotated).join('、')}`)
  }
  const given = needed(reason, '--reason')
  if (!Object.hasOwn(revocationTitles, given)) {
    throw new UsageError(`--reason 可以是 ${Object.keys(revocationTitles).join('、')}`)
  }
  return {
    what: what as Rotated,
    reason: given as RevocationReason,
    because: needed(because, '--because').slice(0, 300),
  }
}

type Agency = { readonly id: string; readonly name: string }

function chosen(agencies: readonly Agency[], name: string | undefined): Agency {
  const found = name === undefined ? agencies : agencies.filter((each) => each.name === name)
  const [first, ...others] = found
  if (first && others.length === 0) return first
  const names = agencies.map((each) => each.name).join('、')
  if (agencies.length === 0) throw new InputError('还没有建立机关。')
  throw new InputError(`用 --agency 写明机关：${names}`)
}

const lastDay = (until: string) => chinaDay(new Date(Date.parse(until) - 1).toISOString())

function lineOf({ purpose, suite, serial, validFrom, validTo, revoked }: CertificateLine): string {
  const state = revoked
    ? `已吊销 ${chinaDay(revoked.at)} ${revocationTitles[revoked.reason]}：${revoked.because}`
    : '有效'
  const of = `${certificatePurposes[purpose]}（${suites[suite]}）`
  return `  ${serial}  ${chinaDay(validFrom)} 至 ${lastDay(validTo)}  ${of}  ${state}`
}

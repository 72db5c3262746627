import { cosignerKeyText } from '@zhaofa/ledger'
import { cosignerSigner } from '../storage/ledger/signing-key.ts'
import { KeptFiles } from '../watching/kept-files.ts'
import { serveWitness } from '../watching/serve-witness.ts'
import { Witness } from '../watching/witness.ts'
import { exit, needed, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { readLogKey } from './log-places.ts'

const help = `zhaofa witness --name 名称 --keep 文件夹 --log 公钥… [--port 端口] [--host 地址] [--json]

为别处的存证账本共签：每次只在账本接着上次往下写时签名（C2SP tlog-witness）。
由监督机关（如司法局）在自己的机器上运行，不需要数据库，也不需要本系统的其他部分。

  --name      共签者的名称，写进每个签名，如 sifaju.example.gov.cn/witness
  --keep      保存密钥和已签检查点的文件夹；第一次运行时建立。它丢失或回退，就不再能识破两本账
  --log       账本的公钥（见该账本的 /log/key）；可以写多次
  --port      监听的端口，默认 8091
  --host      监听的地址，默认 127.0.0.1，由反向代理接出去
  --json      输出 JSON

启动后显示共签公钥。把它和网址交给账本一方，写进其 LOG_COSIGNERS。

例：zhaofa witness --name sifaju.example.gov.cn/witness --keep /var/lib/witness --log "$(curl -s https://zhifa.example.gov.cn/log/key)"`

export const witness: Command = { name: 'witness', summary: '为别处的存证账本共签', help, run }

const defaultPort = 8091

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    name: { type: 'string' },
    keep: { type: 'string' },
    log: { type: 'string', multiple: true, default: [] },
    port: { type: 'string', default: String(defaultPort) },
    host: { type: 'string', default: '127.0.0.1' },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const [name, folder] = [needed(values.name, '--name'), needed(values.keep, '--keep')]
  const logs = values.log.flatMap((text) => text.split('\n')).filter((line) => line !== '')
  if (logs.length === 0) throw new UsageError('缺少选项 --log')
  const keys = logs.map((vkey) => readLogKey(vkey, '--log 不是账本的公钥'))
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    throw new UsageError(`--port 不是端口：${values.port}`)
  }
  if (/[\s+]/.test(name)) throw new UsageError(`--name 不能有空格和加号：${name}`)
  const signer = cosignerSigner(name, folder)
  const served = await serveWitness(
    new Witness(signer, keys, { kept: new KeptFiles(folder), now: () => new Date() }),
    {
      ...{ key: signer.key, port, host: values.host },
      report: (fault) =>
        io.err(`没有签名：${fault instanceof Error ? fault.message : String(fault)}`),
    },
  )
  const vkey = cosignerKeyText(signer.key)
  const address = `http://${values.host}:${served.port}`
  if (values.json) io.out(JSON.stringify({ vkey, address, logs: keys.map(({ name }) => name) }))
  else {
    io.out(`共签公钥 ${vkey}`)
    io.out(`在 ${address}/add-checkpoint 等候 ${keys.map(({ name }) => name).join('、')}`)
  }
  await stopAsked()
  await served.stop()
  return exit.ok
}

/** Until somebody ends the program. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

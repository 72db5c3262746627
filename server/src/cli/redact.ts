import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import {
  Redactor,
  secretOf,
  type Redaction,
} from '@zhaofa/domain/publicity/redaction/redact-text.ts'
import { tagger } from '../words.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'

const help = `zhaofa redact [--secrets 文件] [--json] < 原文 > 公开文本

技术处理：从标准输入读原文，把不能公开的内容换掉，写到标准输出。
已知的内容（--secrets，每行一项：姓名、证件号、电话、住址……）换掉其各种写法：全角、
中间有空格、零宽字符、标点、换行的，小写 x，圈码和大写数字。此外按规则处理身份证号、
电话、银行账号、车牌、车架号、不动产权证、邮箱、微信和 QQ 号、详细住址、学校班级、病情，以及
自然人的姓名（词典、姓名用字和前后的词）。
企业名称、统一社会信用代码、法律名称、文号、金额、日期、条款号保留。
依据：行政处罚法第五十条，政府信息公开条例第十五条，个人信息保护法第二十五条、第二十八条。

  --secrets   每行一项不公开内容的文件
  --json      输出 JSON：处理后的文本、每一处的位置、理由、依据，和仍须人工判断的可疑内容

例：echo '证人王芳，电话13904340002' | zhaofa redact`

export const redact: Command = {
  name: 'redact',
  summary: '技术处理：去掉原文里不能公开的内容',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    secrets: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const known = values.secrets === undefined ? '' : await io.read(values.secrets)
  const lines = known.replace(/^\uFEFF/, '').split(/\r?\n/)
  const redactor = new Redactor(lines.filter((line) => line.trim() !== '').map(secretOf), tagger)
  const text = await io.read('-')
  const { text: shown, redactions, left } = redactor.redact(text)
  if (values.json) {
    const findings = left.filter(({ confidence }) => confidence === 'possible')
    io.out(
      JSON.stringify(
        { text: shown, redactions: redactions.map(told), findings: findings.map(told) },
        null,
        2,
      ),
    )
  } else {
    io.out(shown.replace(/\n$/, ''))
  }
  return exit.ok
}

function told<T extends Pick<Redaction, 'kind' | 'grounds'>>(each: T) {
  const { title } = secretKinds[each.kind]
  return { ...each, title, grounds: each.grounds.map(citationText) }
}

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findLeaks } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { secretOf } from '@zhaofa/domain/publicity/redaction/redact-text.ts'
import { writtenIn } from '../documents/intake/look-through-file.ts'
import { takeApart, UnreadableFileError } from '../documents/read-surfaces.ts'
import {
  exit,
  InputError,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'

const help = `zhaofa find-leaks --secrets 文件 [--keep 文件] [--json] 要检查的文件或者目录…

泄漏检查：把要对外的文件逐个拆开（网页、JSON、CSV、XLSX、Word、PDF 的文字层和元数据、图片的
EXIF 和说明、图片和扫描件上的字、压缩包里的文件、文件名），查有没有不能公开的内容，各种写法都查。
只报告在哪一处、哪一类，不写出内容本身。没有命中退出码为 0，有命中或者有没能查看的为 1。

  --secrets   每行一项不公开内容的文件
  --keep      每行一项可以公开的词的文件：不公开内容出现在这些词里不算（如个体工商户字号）
  --json      输出 JSON

例：zhaofa find-leaks --secrets secrets.txt 下载的公示件.pdf 开放数据目录`

export const findLeaksCommand: Command = {
  name: 'find-leaks',
  summary: '泄漏检查：要对外的文件里有没有不能公开的内容',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    secrets: { type: 'string' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  if (values.secrets === undefined) throw new UsageError('缺少 --secrets')
  if (positionals.length === 0) throw new UsageError('没有给出要检查的文件')
  const secrets = linesOf(await io.read(values.secrets)).map(secretOf)
  const keep = values.keep === undefined ? [] : linesOf(await io.read(values.keep))
  let looked = 0
  const found: { readonly place: string; readonly kind: string }[] = []
  const unread: string[] = []
  for (const path of await filesIn(positionals)) {
    // Read in this process: the command holds no key and no connection, and its end is an answer too.
    const file = await takeApart(path, await readFile(path)).catch((fault: unknown) => {
      if (fault instanceof UnreadableFileError) throw new InputError(fault.message)
      throw fault
    })
    const written = await writtenIn(file.pictures)
    const surfaces = [...file.surfaces, ...written.surfaces]
    unread.push(...file.unread, ...written.unread)
    looked += surfaces.length
    for (const { surface, kind } of findLeaks(secrets, surfaces, keep)) {
      found.push({ place: surface, kind: secretKinds[kind].title })
    }
  }
  if (values.json) {
    io.out(JSON.stringify({ looked, found, unread }, null, 2))
  } else {
    for (const words of unread) io.out(words)
    for (const { place, kind } of found) io.out(`${place}：${kind}`)
    const rest = unread.length === 0 ? '' : `，没能查看 ${unread.length} 处，请打开核对`
    io.out(`查了 ${looked} 处，命中 ${found.length} 处${rest}。`)
  }
  return found.length === 0 && unread.length === 0 ? exit.ok : exit.no
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  return lines.filter((line) => line.trim() !== '')
}

async function filesIn(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (!found) throw new InputError(`没有文件 ${path}`, exit.noInput)
    if (!found.isDirectory()) files.push(path)
    else files.push(...(await filesIn((await readdir(path)).map((name) => join(path, name)))))
  }
  return files
}

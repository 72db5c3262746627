import { parseArgs, type ParseArgsConfig } from 'node:util'

/** Where a command reads and writes, so that tests need no process. */
export type CommandIo = {
  /** One line to standard output. */
  out(line: string): void
  /** One line to standard error. */
  err(line: string): void
  /** The text of a file, or of standard input for `-`. */
  read(path: string): Promise<string>
  /** The bytes of a file. */
  bytes(path: string): Promise<Uint8Array>
}

/** One word after `zhaofa`. */
export type Command = {
  readonly name: string
  readonly summary: string
  /** Shown by --help: how to call it, with an example that works. */
  readonly help: string
  /** Returns the exit code. */
  run(args: readonly string[], io: CommandIo): Promise<number>
}

/** Exit codes, as sysexits.h has them where it has one. */
export const exit = {
  ok: 0,
  /** The answer is no: a wrong code, a log that does not verify. */
  no: 1,
  /** A date needs a year whose holiday notice is not loaded. */
  unknownDate: 2,
  usage: 64,
  badData: 65,
  noInput: 66,
} as const

/** The command was called wrongly. The message says how, in Chinese. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A file the command was given cannot be used. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly exitCode: number
  constructor(message: string, exitCode: number = exit.badData, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options and words. @throws UsageError for an option that does not exist or lacks its value. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
  } catch (error) {
    throw new UsageError(inChinese(error))
  }
}

function inChinese(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const option = /'?(--?[\w-]+)/.exec(text)?.[1] ?? ''
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有选项 ${option}`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项 ${option} 的值不对或者缺少值`
  return text
}

/** @throws UsageError when the option is missing. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`缺少选项 ${option}`)
  return value
}

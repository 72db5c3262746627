import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'

/**
 * Named faults: what went wrong and is not a lawful "not now" (those are Outcomes). The HTTP edge
 * (http/problems.ts) and the command line are the only places that turn them into words for people.
 */

/** The request does not have the agreed form. `fields` names what to mend. */
export class MalformedRequestError extends Error {
  override readonly name = 'MalformedRequestError'
  readonly fields: readonly FieldProblem[]
  constructor(message: string, fields: readonly FieldProblem[] = [], options?: ErrorOptions) {
    super(message, options)
    this.fields = fields
  }
}

/** Nobody is signed in, or the session has ended. */
export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError'
}

/** Signed in, but this person may not do this. The message says why, in Chinese. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError'
}

/** There is no such thing, or not for this person. The message says what, in Chinese. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
}

/** What people save, with its measure word: 这件案件, 这份清单. */
const measureWords = {
  案件: '个',
  公示件: '件',
  公示信息: '条',
  清单: '份',
  文章: '篇',
  来信: '封',
  规则: '条',
  人员变更: '项',
  规则变更: '项',
  年报: '份',
  责任追究: '件',
  法制机构登记: '份',
  顾问登记: '份',
  年度培训: '份',
  旧案导入: '次',
  检查对象: '个',
  检查对象导入: '次',
  检查计划: '个',
  检查任务: '个',
  检查清单: '份',
} as const
export type Stale = keyof typeof measureWords

/** What somebody else has done since the version this person saw. */
type SavedSince = {
  readonly version: number
  readonly by: string
  readonly at: string
  readonly changes: readonly string[]
}

/** Somebody saved a newer version in the meantime. The message names what, in Chinese. */
export class StaleError extends Error {
  override readonly name = 'StaleError'
  /** Told where the screen lets both be compared. */
  readonly since: SavedSince | null
  constructor(what: Stale, options?: ErrorOptions & { readonly since?: SavedSince }) {
    const it = `这${measureWords[what]}${what}`
    const since = options?.since ?? null
    super(
      since === null
        ? `${it}刚被他人修改。请刷新后核对，您写的内容还在。`
        : `没有保存：您打开之后，${since.by}改了${it}。您填的都还在。`,
      options,
    )
    this.since = since
  }
}

/** The same submission, by its key, was done by another request, or is being done. */
export class RepeatedRequestError extends Error {
  override readonly name = 'RepeatedRequestError'
}

/** The upload or body is larger than allowed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}

/** An upload that does not say how large it is. */
export class LengthRequiredError extends Error {
  override readonly name = 'LengthRequiredError'
}

/** A setting is missing or cannot be used. The message names it and says what to write. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Another process already runs on this data directory. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError'
}

/** The embedded PostgreSQL cannot be prepared or started. The message says what to do. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError'
}

/** The database's migrations do not match this program's. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** What the ledger's tables hold is not what was signed. Nothing may be appended until it is explained. */
export class LedgerDamagedError extends Error {
  override readonly name = 'LedgerDamagedError'
}

/** A body in another encoding than UTF-8. */
export class UnknownCharsetError extends Error {
  override readonly name = 'UnknownCharsetError'
  constructor(charset: string) {
    super(`不认识编码 ${charset.slice(0, 40)}，没有保存。请用 UTF-8 提交。`)
  }
}

/** A file that may not be stored. The message says why and what to do, in Chinese. */
export class UnacceptableFileError extends Error {
  override readonly name = 'UnacceptableFileError'
}

/** A backup cannot be made or is not whole. The message says what is wrong and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** A character no installed font can draw: a paper with a hole in a name must not leave the house. */
export class MissingGlyphError extends Error {
  override readonly name = 'MissingGlyphError'
  readonly characters: readonly string[]
  /** @param characters each with its code point, as shown to people. */
  constructor(title: string, characters: readonly string[]) {
    super(
      `《${title}》中有印不出的字：${characters.join('、')}。请核对这个字；` +
        '确实要用的，请管理员在文书字体目录（FONT_DIR）中安装含有该字的字体。',
    )
    this.characters = characters
  }
}

/** The typesetting process died twice over a paper, or did not finish in time. */
export class PrinterFailedError extends Error {
  override readonly name = 'PrinterFailedError'
}

/** The reader that looks for persons in long texts ended before it had answered. */
export class TextsNotSearchedError extends Error {
  override readonly name = 'TextsNotSearchedError'
  constructor() {
    super('正文里的人员信息没有查完，没有办成，请重试；仍不成功请联系管理员。')
  }
}

import { maxMemoryBytes } from './reader-command.ts'
import type { Loss } from './reader-pool.ts'

const reasons: Readonly<Record<Exclude<Loss, 'busy'>, string>> = {
  died: '让读取它的程序中断了，可能已经损坏',
  'too-slow': '太复杂，在限定的时间里没有读完',
  'too-big': `展开以后太大，读取要用的内存超过 ${maxMemoryBytes / 1024 ** 2} MB`,
}

/** The sentence for the person who brought the file: its name, the reason, and what to do now. */
export const lossText = (name: string, loss: Loss, whatToDo: string): string =>
  loss === 'busy'
    ? `服务器正忙，还没有读到“${name}”，不是文件的问题。请过几分钟再传。`
    : `“${name}”${reasons[loss]}，没有读取。${whatToDo}`

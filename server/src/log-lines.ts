import { closeSync, openSync, writeSync } from 'node:fs'

/**
 * Where Fastify's log goes, line by line. A log that cannot be written must not end what it writes about:
 * pino's own stream raises an error nobody hears, and the process ends with it.
 */
type LogLines = { write(line: string): void }

/** @param failed is told of each line that was lost. */
export function logLines(
  target: { readonly file: string } | { readonly descriptor: number },
  failed: (fault: unknown) => void,
): LogLines {
  return {
    write(line) {
      try {
        if ('descriptor' in target) writeSync(target.descriptor, line)
        else append(target.file, line)
      } catch (fault) {
        failed(fault)
      }
    },
  }
}

/** Opened for each line: the file may be rotated, and a line is a warning, so there are few. */
function append(file: string, line: string): void {
  const descriptor = openSync(file, 'a', 0o640)
  try {
    writeSync(descriptor, line)
  } finally {
    closeSync(descriptor)
  }
}

import type { z } from 'zod'
import { MalformedRequestError } from '../faults.ts'

/**
 * Parses what a client sent, where a route has no schema of its own. A ZodError anywhere else is our
 * own bug and stays a 500.
 * @throws MalformedRequestError naming each field.
 */
export function readRequest<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    message,
  }))
  throw new MalformedRequestError('提交的内容格式不对，请按提示修改。', fields)
}

/** The value with what stands for each of these texts in its place, at whatever depth. */
export function replaced(value: unknown, by: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return by.has(value) ? by.get(value) : value
  if (Array.isArray(value)) return value.map((each) => replaced(each, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, by)]))
}

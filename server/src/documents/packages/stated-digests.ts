/** Every SHA-256 that these records state, wherever it stands in them. Also part of the page that verifies a package. */
export function statedDigests(contents: readonly unknown[]): Set<string> {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/^[0-9a-f]{64}$/.test(value)) found.add(value)
    } else if (value !== null && typeof value === 'object') Object.values(value).forEach(look)
  }
  contents.forEach(look)
  return found
}

/** A place on the earth, in degrees (WGS 84). */
export type Position = { readonly latitude: number; readonly longitude: number }

const earthRadius = 6_371_000

/** Metres between two places along the earth's surface, to the metre. */
export function metresBetween(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return Math.round(2 * earthRadius * Math.asin(Math.sqrt(chord)))
}

/** 41.1,124.3 or 41.1,124.3±12: as somebody types it, or as a device gives it with its accuracy in metres. */
const written =
  /^(-?\d{1,3}(?:\.\d{1,12})?)\s*[,，]\s*(-?\d{1,3}(?:\.\d{1,12})?)(?:\s*±\s*(\d{1,7}))?$/u

/** Null for anything that is no place. */
export function readPosition(text: string): Position | null {
  const match = written.exec(text.trim())
  if (!match) return null
  const [latitude, longitude] = [Number(match[1]), Number(match[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** By how many metres the device may be wrong; null where nobody said. */
export function accuracyOf(text: string): number | null {
  const metres = written.exec(text.trim())?.[3]
  return metres === undefined ? null : Number(metres)
}

/** What a device gave, as it is kept: six places after the point are a decimetre. */
export const devicePositionText = ({ latitude, longitude }: Position, accuracy: number): string =>
  `${latitude.toFixed(6)},${longitude.toFixed(6)}±${Math.min(9_999_999, Math.ceil(accuracy))}`

/** 约 200 公里, 约 350 米. */
export const distanceText = (metres: number): string =>
  metres < 1_000 ? `约 ${metres} 米` : `约 ${Math.round(metres / 1_000)} 公里`

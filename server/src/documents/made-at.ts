/** The instant at which a file was made, as the templates write it into the file: in UTC. Null where it is no file. */
export function madeAtView(madeAt: Date | null) {
  return (
    madeAt && {
      year: madeAt.getUTCFullYear(),
      month: madeAt.getUTCMonth() + 1,
      day: madeAt.getUTCDate(),
      hour: madeAt.getUTCHours(),
      minute: madeAt.getUTCMinutes(),
      second: madeAt.getUTCSeconds(),
    }
  )
}

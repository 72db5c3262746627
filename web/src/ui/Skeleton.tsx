/** The shape of what is being read. Appears only after 0.3 s. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div className="card skeleton" role="status" aria-label="正在读取">
      <i />
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} style={{ '--width': `${92 - index * 9}%` } as object} />
      ))}
    </div>
  )
}

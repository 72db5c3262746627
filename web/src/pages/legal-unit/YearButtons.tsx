/** Which year a page tells about. */
export function YearButtons({
  years,
  year,
  onChoose,
}: {
  years: readonly number[]
  year: number
  onChoose: (year: number) => void
}) {
  return (
    <div className="segments below-14" role="group" aria-label="年度">
      {years.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === year}
          onClick={() => onChoose(each)}
        >
          {each} 年
        </button>
      ))}
    </div>
  )
}

/** One sentence beside what was pressed; the place is there before the words, so that they are read out. */
export function PressError({ error }: { error: string | undefined }) {
  return (
    <span className="bk-error" role="alert">
      {error}
    </span>
  )
}

/** One sentence where there is nothing to show: not yet, or not at all. */
export function WaitingLine({ problem }: { problem: string | undefined }) {
  return problem === undefined ? (
    <p className="inspect-line" role="status">
      読み込んでいます。
    </p>
  ) : (
    <p className="inspect-line inspect-problem" role="alert">
      {problem}
    </p>
  )
}

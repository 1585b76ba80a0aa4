// Fitting by gradient descent, for `npm run tune`: no random numbers, so the same data give the same weights.

const dot = (x, w) => x.reduce((sum, value, k) => sum + value * w[k], 0)

/** Adam (Kingma and Ba 2015) from `start`, with a gradient of all data at each step. */
function descend(start, gradient, { steps, rate }) {
  const w = [...start]
  const mean = w.map(() => 0)
  const square = w.map(() => 0)
  for (let step = 1; step <= steps; step += 1) {
    const g = gradient(w)
    const fade = Math.min(1, (1.5 * (steps - step + 20)) / steps)
    for (let k = 0; k < w.length; k += 1) {
      mean[k] = 0.9 * mean[k] + 0.1 * g[k]
      square[k] = 0.99 * square[k] + 0.01 * g[k] * g[k]
      w[k] -= (fade * rate * (mean[k] / (1 - 0.9 ** step))) / (Math.sqrt(square[k] / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return w
}

/**
 * Listwise softmax: raises the odds that the best of a question's sentences holds the answer. `questions` have `items` of
 * `{ x, y }` and a `weight`; features with `free[k]` 0 stay as they are; `pull` draws the others to where they began.
 */
export function fitRanking(questions, start, free, { pull = 0.002, steps = 250, rate = 0.05 } = {}) {
  const data = questions.filter(({ items }) => items.some(({ y }) => y > 0))
  const total = data.reduce((sum, { weight }) => sum + weight, 0)
  return descend(
    start,
    (w) => {
      const g = w.map((value, k) => pull * (value - start[k]))
      for (const { items, weight } of data) {
        const scores = items.map(({ x }) => dot(x, w))
        const top = Math.max(...scores)
        const powers = scores.map((score) => Math.exp(score - top))
        const all = powers.reduce((a, b) => a + b, 0)
        const right = powers.reduce((sum, power, i) => sum + (items[i].y > 0 ? power : 0), 0)
        items.forEach(({ x, y }, i) => {
          const error = powers[i] / all - (y > 0 ? powers[i] / right : 0)
          if (Math.abs(error) > 1e-6) for (let k = 0; k < w.length; k += 1) g[k] += (weight * error * x[k]) / total
        })
      }
      return g.map((value, k) => value * free[k])
    },
    { steps, rate },
  )
}

/** Share of the questions whose best sentence holds the answer, and of those where one of the best three does. */
export function shareRight(questions, w) {
  let first = 0
  let three = 0
  for (const { items } of questions) {
    const best = items.map(({ x, y }) => ({ y, score: dot(x, w) })).sort((a, b) => b.score - a.score)
    if (best[0]?.y > 0) first += 1
    if (best.slice(0, 3).some(({ y }) => y > 0)) three += 1
  }
  return [first / questions.length, three / questions.length]
}

/** Logistic regression over rows of `{ x, y, weight }`; gives the bias and the weights. */
export function fitLogistic(rows, { decay = 2e-4, steps = 600, rate = 0.05 } = {}) {
  const size = rows[0].x.length
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const [bias, ...w] = descend(
    new Array(size + 1).fill(0),
    (all) => {
      const g = all.map((value, k) => (k === 0 ? 0 : decay * value))
      for (const { x, y, weight } of rows) {
        const error = (weight / total) * (1 / (1 + Math.exp(-(all[0] + dot(x, all.slice(1))))) - y)
        g[0] += error
        for (let k = 0; k < size; k += 1) g[k + 1] += error * x[k]
      }
      return g
    },
    { steps, rate },
  )
  return { bias, w }
}

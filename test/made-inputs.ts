/**
 * How many made inputs a property test is tried with: a tenth of `all` where somebody waits for the tests, `all` with
 * `PROPERTY_RUNS=all` (`npm run test:long`).
 */
export const runs = (all: number): number => (process.env.PROPERTY_RUNS === 'all' ? all : Math.ceil(all / 10))

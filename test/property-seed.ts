import fc from 'fast-check'

/** Where the made inputs of property tests begin: the same ones at each run, others with `PROPERTY_SEED=7`. */
const seed = Number(process.env.PROPERTY_SEED ?? 1)

fc.configureGlobal({ seed })

// Loaded into the app for pictures of what is due: with each SIGUSR2 its clock goes half a day on.
const HALF_DAY_MS = 12 * 60 * 60 * 1000
let aheadMs = 0
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + aheadMs)
    else super(...given)
  }

  static now() {
    return RealDate.now() + aheadMs
  }
}
process.on('SIGUSR2', () => {
  aheadMs += HALF_DAY_MS
})

/** What cannot go on: one sentence that says what is wrong, one that says what to do, and the tool's own words. */
export class Stop extends Error {
  constructor(sentence, advice, detail = '') {
    super(sentence)
    this.advice = advice
    this.detail = detail.trim()
  }

  told() {
    return [this.detail, `${this.message} ${this.advice}`].filter(Boolean).join('\n\n')
  }
}

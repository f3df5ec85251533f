/** Why no search server could be started, in one line for the operator. */
export class SearchChildError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'SearchChildError'
  }
}

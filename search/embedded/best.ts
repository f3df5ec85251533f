/** The first `wanted` in an order, without putting all the others in order too. */
export function best<T>(all: Iterable<T>, wanted: number, order: (a: T, b: T) => number): T[] {
  if (wanted <= 0) return []
  const first: T[] = []
  for (const one of all) {
    if (first.length === wanted && order(one, first[wanted - 1]!) >= 0) continue
    first.splice(placeFor(one, first, order), 0, one)
    if (first.length > wanted) first.pop()
  }
  return first
}

function placeFor<T>(one: T, sorted: readonly T[], order: (a: T, b: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (order(sorted[middle]!, one) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

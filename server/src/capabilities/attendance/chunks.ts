/** So many entries of a map fit the four kilobytes that DynamoDB allows an expression, with room to spare. */
export const entriesAtOnce = 150

/** A large class is written in several steps. */
export const chunksOf = <T>(entries: readonly T[], size = entriesAtOnce): T[][] =>
  Array.from({ length: Math.ceil(entries.length / size) }, (_, place) =>
    entries.slice(place * size, (place + 1) * size),
  )

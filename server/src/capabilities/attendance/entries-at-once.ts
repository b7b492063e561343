/** So many entries of a map fit the four kilobytes that DynamoDB allows an expression, with room to spare. */
export const entriesAtOnce = 150

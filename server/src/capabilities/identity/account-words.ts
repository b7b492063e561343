import { beginningOf, foldedName, wordsOf } from '#platform/name-words.ts'
import type { Stretch } from '#platform/store/walk.ts'
import { type Item, put, remove, type Write } from '#platform/store/write.ts'
import { accountItem, accountWordItem, type StoredAccount } from './items.ts'

const longestWord = 40

/** A sign-in name as it is looked for: up to its @, in one piece. */
const loginWord = (loginName: string): string =>
  beginningOf(foldedName(loginName.replace(/@.*$/s, '')), longestWord)

const wordsOfAccount = ({ name, loginName }: StoredAccount): string[] => [
  ...new Set([...wordsOf(name), loginWord(loginName)].filter((word) => word !== '')),
]

export const newWords = (account: StoredAccount): Write[] =>
  wordsOfAccount(account).map((word) => put(wordItemOf(account, word)))

/** Nothing where the account is looked for as before. */
export function changedWords(before: StoredAccount, after: StoredAccount): Write[] {
  const [old, now] = [newWords(before), newWords(after)]
  if (JSON.stringify(old) === JSON.stringify(now)) return []
  const words = wordsOfAccount(after)
  const gone = wordsOfAccount(before).filter((word) => !words.includes(word))
  return [...gone.map((word) => remove(accountWordItem.keyOf({ userId: before.userId, word }))), ...now]
}

function wordItemOf(account: StoredAccount, word: string): Item {
  const { userId, sortName, studentId } = account
  return accountWordItem.itemOf({
    userId,
    word,
    begins: beginningOf(word, 2),
    sortName,
    words: wordsOfAccount(account).join(' '),
    isStudent: studentId !== undefined,
  })
}

type Found = Readonly<Record<string, unknown>>

interface SearchPlan {
  readonly stretches: readonly Stretch[]
  readonly accept: (item: Found) => boolean
}

/** Digits and dots within a word stand in sign-in names, and hardly ever in names. */
const isLogin = (find: string): boolean => /[\d@_]|\w\.\w/.test(find)

/** Looks where the fewest are: among the words that begin like the longest that was typed. */
export function planAccountSearch(find: string): SearchPlan {
  const typed = isLogin(find) ? [loginWord(find)] : wordsOf(find)
  const probe = typed.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
  return {
    stretches: stretchesFor(probe),
    accept: (item) => isMeant(item, typed) && isFirstFound(item, probe),
  }
}

/** One letter is looked up among the names that begin with it. */
function stretchesFor(probe: string): Stretch[] {
  const begins = beginningOf(probe, 2)
  if (probe === '') return []
  if (Array.from(begins).length < 2)
    return [{ index: 'g1', partition: accountItem.fill('g1p', {}), begins: probe }]
  return [{ index: 'g1', partition: accountWordItem.fill('g1p', { begins }), begins: probe }]
}

const wordsIn = ({ words, sortName }: Found): string[] =>
  [words, sortName].find((text) => typeof text === 'string')?.split(' ') ?? []

const isMeant = (item: Found, typed: readonly string[]): boolean =>
  typed.every((begin) => wordsIn(item).some((word) => word.startsWith(begin)))

/** Whoever has two words that begin alike is found under the first of them only. */
const isFirstFound = (item: Found, probe: string): boolean =>
  item['word'] === undefined ||
  item['word'] ===
    wordsIn(item)
      .toSorted()
      .find((word) => word.startsWith(probe))

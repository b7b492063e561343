import { conformanceSuite } from './suite.ts'
import { chosenTarget } from './targets.ts'

const chosen = chosenTarget()
for (const name of chosen ? [chosen] : ['memory', 'lmdb', 'http']) conformanceSuite(name)

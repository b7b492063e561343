// Nothing newer than ES2018 here: an old Node must get as far as the sentence in require-node.
import './lib/require-node.mjs'

import('./lib/entry.mjs').then(({ enter }) => enter('./release/make-bundle.mjs'))

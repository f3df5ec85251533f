import { optionsOf } from './runtime/command'
import { existsSync } from 'node:fs'
import { hear } from '~/domain/suggestion/hear'
import { learnedWeights } from '~/domain/suggestion/learned/weights'
import { isAnswered, REFUSAL_PARTS, refusalParts } from '~/domain/suggestion/refusal'
import { isInScope, isVague, withOpening } from './matching/evaluate'
import { readLabelledNeeds, readOpenings } from './matching/input'
import { OperatorError } from './runtime/faults'
import { type Example, fitLogistic } from './training/logistic'

const USAGE = 'npm run -s fit-refusal -- FILE FILE ...   (sentences for FILE.json in FILE.openings.txt)'
const files = optionsOf(USAGE, { allowPositionals: true }).positionals
if (files.length < 2) throw new OperatorError(`Usage: ${USAGE}`)

type Kind = 'others' | 'ours' | 'vague' | 'opened'
type Text = Example & { file: string; kind: Kind; answered: boolean }

/** How much one text of a kind counts: those of others are fewest, and of those with an opening there are twenty for each of ours. */
const COUNTS: Record<Kind, number> = { others: 2, ours: 1, vague: 0.7, opened: 0.05 }

const texts = files.flatMap((file): Text[] => {
  const sentencesFile = file.replace(/json$/, 'openings.txt')
  const sentences = existsSync(sentencesFile) ? readOpenings(sentencesFile) : []
  return readLabelledNeeds(file).flatMap((need) => {
    const kind = isVague(need) ? 'vague' : isInScope(need) ? 'ours' : 'others'
    const opened = kind === 'ours' ? sentences.flatMap((sentence) => withOpening(need.text, sentence)) : []
    return [read(file, kind, need.text), ...opened.map((text) => read(file, 'opened', text))]
  })
})

function read(file: string, kind: Kind, text: string): Text {
  const heard = hear(learnedWeights(), text)
  const parts = refusalParts(learnedWeights(), heard)
  return {
    file,
    kind,
    values: REFUSAL_PARTS.map((part) => parts[part]),
    isTrue: kind === 'others',
    counts: COUNTS[kind],
    answered: isAnswered(learnedWeights(), heard),
  }
}

console.log('Refused of each file, by what is fitted on the others:')
for (const file of files) {
  const { weights, constant } = fitLogistic(texts.filter((text) => text.file !== file))
  const refused = (text: Text) =>
    !text.answered && text.values.reduce((sum, value, i) => sum + value * weights[i]!, constant) > 0
  const told = (Object.keys(COUNTS) as Kind[]).map((kind) => {
    const of = texts.filter((text) => text.file === file && text.kind === kind)
    return `${kind} ${of.filter(refused).length}/${of.length}`
  })
  console.log(`${file}: ${told.join(', ')}`)
}
const { weights, constant } = fitLogistic(texts)
console.log(REFUSAL_PARTS.map((part, i) => `${part}: ${weights[i]!.toFixed(2)}`).join(', '))
console.log(`constant: ${constant.toFixed(2)}`)

import { listTerms } from '@matricula/contract/catalogue'
import { startImport } from '@matricula/contract/interop'
import { TermId } from '@matricula/contract/kernel'
import { IconFileUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useCommand, useReply } from '#platform/use-reply.ts'
import styles from './interop.module.css'
import { type Kind, readTableFile, type TableFile } from './table-file.ts'

const kinds: readonly Kind[] = [
  'students',
  'courses',
  'sections',
  'enrolments',
  'courses-uiuc',
  'sections-uiuc',
  'term-itc',
]
const ofTerm: ReadonlySet<string> = new Set(['sections', 'enrolments', 'sections-uiuc', 'term-itc'])

/** The first step: a file, dropped or chosen, and what it holds. */
export function ChooseFile() {
  const { t } = useTranslation('interop')
  const [file, setFile] = useState<TableFile>()
  const take = (list: FileList | null) => {
    const [first] = list ?? []
    if (first) void readTableFile(first).then(setFile)
  }
  return (
    <div className={styles.start}>
      <DropPlace onFiles={take} name={file && 'name' in file ? file.name : undefined} />
      {file && 'refused' in file && (
        <p role="alert" className={styles.refused}>
          {t(`file.${file.refused}`)}
        </p>
      )}
      {file && 'text' in file && <Begin key={file.name} file={file} />}
    </div>
  )
}

interface DropPlaceProps {
  readonly name: string | undefined
  readonly onFiles: (files: FileList | null) => void
}

function DropPlace({ name, onFiles }: DropPlaceProps) {
  const { t } = useTranslation('interop')
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles(event.dataTransfer.files)
  }
  const change = (event: ChangeEvent<HTMLInputElement>) => onFiles(event.target.files)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a short cut for the field inside
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={28} aria-hidden />
      <label htmlFor={id}>{name ?? t('file.choose')}</label>
      <input id={id} type="file" accept=".csv,.tsv,.txt,text/csv" onChange={change} />
      <p className="muted">{t('file.hint')}</p>
    </div>
  )
}

function Begin({ file }: { readonly file: Extract<TableFile, { text: string }> }) {
  const { t } = useTranslation('interop')
  const navigate = useNavigate()
  const command = useCommand(startImport)
  const terms = useReply(listTerms, {})
  const [kind, setKind] = useState<string>(file.kind ?? '')
  const [term, setTerm] = useState('')
  const begin = async (chosen: Kind) => {
    const termId = term === '' ? undefined : TermId.parse(term)
    const body = { kind: chosen, fileName: file.name, text: file.text, ...(termId && { termId }) }
    const { jobId } = await command.run({ body })
    await navigate({ to: '/imports/$jobId', params: { jobId } })
  }
  const chosen = kinds.find((one) => one === kind)
  return (
    <>
      <div className={styles.choices}>
        <SelectField
          label={t('kind.label')}
          value={kind}
          onChange={setKind}
          choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {ofTerm.has(kind) && (
          <SelectField
            label={t('term.label')}
            description={t('term.hint')}
            value={term}
            onChange={setTerm}
            clearable
            choices={(terms.data?.items ?? []).map(({ termId, title }) => ({ value: termId, label: title }))}
          />
        )}
      </div>
      {command.error && <ProblemNote problem={command.error} />}
      <Button
        look="primary"
        pending={command.pending && t('file.checking')}
        unavailable={!chosen && t('kind.needed')}
        onClick={() => chosen && void begin(chosen).catch(() => undefined)}
      >
        {t('file.check')}
      </Button>
    </>
  )
}

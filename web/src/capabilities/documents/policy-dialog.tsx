import {
  changeDocumentPolicy,
  DocumentKind,
  type DocumentPolicy,
  readDocumentPolicy,
} from '@matricula/contract/documents'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './documents.module.css'

/** What stands on every document, and what students may issue for themselves. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('documents')
  const { data, error } = useReply(readDocumentPolicy, {})
  return (
    <Dialog opened onClose={onClose} title={t('policy.title')}>
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <PolicyForm key={data.version} policy={data} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface PolicyFormProps {
  readonly policy: DocumentPolicy
  readonly onClose: () => void
}

function PolicyForm({ policy, onClose }: PolicyFormProps) {
  const { t } = useTranslation('documents')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(changeDocumentPolicy)
  const [selfService, setSelfService] = useState<ReadonlySet<DocumentKind>>(new Set(policy.selfService))
  const form = useForm({
    schema: changeDocumentPolicy.body,
    initial: {
      address: policy.address ?? '',
      name: policy.signatory?.name ?? '',
      title: policy.signatory?.title ?? '',
    },
    read: ({ address, name, title }) => ({
      version: policy.version,
      selfService: [...selfService],
      ...(address.trim() !== '' && { address }),
      ...((name.trim() !== '' || title.trim() !== '') && { signatory: { name, title } }),
    }),
    submit: async (body) => {
      await command.run({ body })
      await client.invalidateQueries({ queryKey: keyOf(readDocumentPolicy) })
      toast(t('policy.saved'))
      onClose()
    },
  })
  const half = (form.draft.name.trim() === '') !== (form.draft.title.trim() === '')
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <p className="muted">{t('policy.about')}</p>
      <TextField label={t('policy.address')} lines={3} {...form.field('address')} />
      <TextField label={t('policy.signatory')} {...form.field('name')} />
      <TextField
        label={t('policy.signatoryTitle')}
        {...form.field('title')}
        error={half ? t('policy.both') : form.field('title').error}
      />
      <fieldset className={styles.kinds}>
        <legend>{t('policy.selfService')}</legend>
        {DocumentKind.options.map((kind) => (
          <CheckboxField
            key={kind}
            label={t(`kind.${kind}`)}
            value={selfService.has(kind)}
            onChange={(chosen) => setSelfService((before) => toggled(before, kind, chosen))}
          />
        ))}
      </fieldset>
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('policy.saving')}>
          {t('policy.save')}
        </Button>
      </DialogActions>
    </form>
  )
}

function toggled(
  kinds: ReadonlySet<DocumentKind>,
  kind: DocumentKind,
  chosen: boolean,
): ReadonlySet<DocumentKind> {
  const others = [...kinds].filter((one) => one !== kind)
  return new Set(chosen ? [...others, kind] : others)
}

import { createRequire } from 'node:module'
import { type Json, listAt, textAt } from '#infra/json.ts'
import { inInfra } from '#infra/places.ts'
import { type Finding, finding } from './finding.ts'

/** AWS's own engine as CDK brings it along; the registry has no such version by itself. */
const wanted = '1.14.0'

interface Validator {
  version(): string
  readonly CompositeEngine: new () => {
    validateTemplate(
      template: object,
      options: { readonly detailLevel: 'STANDARD' },
    ): { readonly diagnostics: Json }
  }
  readonly TemplateContent: new (text: string, name: string) => object
}

/** Remarks that hold for every template: a reminder of what replaces a resource, and of tags. */
const isRemark = (diagnostic: Json): boolean =>
  textAt(diagnostic, 'severity') === 'INFO' &&
  ['I4010', 'I9001', 'I9003', 'I9040'].includes(textAt(diagnostic, 'ruleId'))

/** What AWS's schemas and rules find in a template. Takes about three seconds the first time. */
export function validationFindings(text: string): Finding[] {
  const { version, CompositeEngine, TemplateContent } = loadValidator()
  if (version() !== wanted)
    return [
      finding(
        'cloudformation-validate',
        `It is ${version()} instead of ${wanted}, with which the templates are known to be clean.`,
      ),
    ]
  const { diagnostics } = new CompositeEngine().validateTemplate(new TemplateContent(text, 'template.yaml'), {
    detailLevel: 'STANDARD',
  })
  return listAt(diagnostics, '')
    .filter((one) => !isRemark(one))
    .map((one) =>
      finding(
        textAt(one, 'entity.logicalId') || 'the template',
        `${textAt(one, 'message')} (${textAt(one, 'ruleId')}, line ${textAt(one, 'startLine')})`,
      ),
    )
}

function loadValidator(): Validator {
  const ours = createRequire(inInfra('package.json'))
  return createRequire(ours.resolve('aws-cdk-lib/package.json'))('@aws/cloudformation-validate')
}

/** Text as it was written: paragraphs set apart by empty lines, in whichever direction its letters go. */
export const Paragraphs = ({ text }: { readonly text: string }) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph, place) => ({ paragraph, key: `${place} ${paragraph.slice(0, 20)}` }))
    .map(({ paragraph, key }) => (
      <p key={key} dir="auto" style={{ whiteSpace: 'pre-line' }}>
        {paragraph}
      </p>
    ))

/**
 * How documents look, in Typst's own language. It is handed a `Sheet` as JSON, a QR code as SVG and the signed JSON,
 * which it attaches to the PDF. `isolated` keeps a name in its own direction, whatever stands around it.
 */
export const template = String.raw`
#let d = json(bytes(sys.inputs.sheet))
#let fonts = json(bytes(sys.inputs.fonts))
#let ink = rgb("#16233b")
#let accent = rgb("#23527c")
#let quiet = rgb("#5a6678")
#let hair = 0.4pt + rgb("#b8c2cf")
#let isolated(body) = [\u{2068}#body\u{2069}]
#let small(body) = text(size: 7.6pt, fill: quiet, body)
#let label(body) = text(size: 7pt, fill: quiet, tracking: 0.04em, upper(body))

#set document(title: d.title + " " + d.number, author: d.issuer.name, date: none)
#set page(
  paper: "a4",
  margin: (x: 19mm, top: 19mm, bottom: 22mm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 7.6pt, fill: quiet)
    [#isolated(d.holder.name) · #d.holder.rollNumber #h(1fr) #d.title #d.number]
    v(-5pt)
    line(length: 100%, stroke: hair)
  },
  footer: context {
    set text(size: 7.6pt, fill: quiet)
    line(length: 100%, stroke: hair)
    v(-5pt)
    [#isolated(d.issuer.name) #h(1fr) #d.verifyShort · #raw(d.codeSpaced) #h(1fr) Page #counter(page).display("1 of 1", both: true)]
  },
)
#set text(font: fonts, fallback: false, size: 9pt, fill: ink, lang: "en", number-type: "lining")
#show raw: set text(font: fonts, size: 1em / 0.8, tracking: 0.03em)
#set par(justify: false, leading: 0.6em)
#set table(stroke: none)

#pdf.attach("document.json", bytes(sys.inputs.signed), relationship: "data", mime-type: "application/json", description: "The same document, signed, for machines")

// The mark: a ring of rays around the initials, so that the sheet is recognised at a glance.
#let mark = box(width: 19mm, height: 19mm, {
  place(center + horizon, circle(radius: 9.5mm, stroke: 0.9pt + accent))
  for turn in range(48) {
    place(center + horizon, rotate(turn * 7.5deg, box(width: 17.6mm, height: 0.35pt, place(right + horizon, line(length: 1.3mm, stroke: 0.35pt + accent)))))
  }
  place(center + horizon, circle(radius: 7.2mm, stroke: 0.4pt + accent))
  place(center + horizon, text(size: 13pt, weight: 600, fill: accent, d.initials))
})

#grid(
  columns: (auto, 1fr, auto),
  column-gutter: 6mm,
  align: (left + horizon, left + horizon, right + horizon),
  mark,
  {
    text(size: 16pt, weight: 600, isolated(d.issuer.name))
    if "address" in d.issuer { linebreak(); small(d.issuer.address.split("\n").join(" · ")) }
  },
  {
    label("Number")
    linebreak()
    text(size: 10.5pt, weight: 600, d.number)
  },
)
#v(1mm)
#line(length: 100%, stroke: 1.1pt + accent)
#v(1mm)
#text(size: 19pt, weight: 600, fill: accent, d.title)
#if "subtitle" in d [#h(3mm) #text(size: 11pt, fill: quiet, d.subtitle)]
#if "replaces" in d { linebreak(); small([It takes the place of #d.replaces, which is no longer valid.]) }
#v(1mm)

#grid(
  columns: (1.5fr, 1fr, 1fr),
  column-gutter: 6mm,
  row-gutter: 4mm,
  {
    label("Name"); linebreak()
    text(size: 13pt, weight: 600, isolated(d.holder.name))
    if "localName" in d.holder { linebreak(); text(size: 10.5pt, isolated(d.holder.localName)) }
  },
  ..d.facts.map(((name, value)) => { label(name); linebreak(); text(size: 10pt, weight: 600, isolated(value)) }),
)
#v(4mm)

#if "statement" in d [
  #set text(size: 11pt)
  #set par(leading: 0.85em)
  #v(3mm)
  #d.statement
  #v(3mm)
]

#let figures(pairs) = pairs.map(((name, value)) => [#text(fill: quiet, name) #text(weight: 600, value)]).join(h(4.5mm))

#for term in d.tables {
  block(breakable: term.rows.len() > 14, width: 100%, above: 4.5mm, {
    grid(columns: (1fr, auto), align: (left + bottom, right + bottom), text(size: 10.5pt, weight: 600, term.title), text(size: 8.4pt, figures(term.figures)))
    v(-2mm)
    table(
      columns: term.widths.map(width => if width == "rest" { 1fr } else { eval(width, mode: "code") }),
      align: term.aligns.map(side => if side == "end" { end } else { start }),
      inset: (x: 2pt, y: 3.6pt),
      table.header(
        table.hline(stroke: 0.8pt + accent),
        ..term.heads.map(head => text(size: 7pt, fill: quiet, tracking: 0.04em, upper(head))),
        table.hline(stroke: hair),
      ),
      ..term.rows.flatten().map(isolated),
      table.hline(stroke: 0.5pt + accent),
    )
  })
}

#if d.totals.len() > 0 {
  block(breakable: false, width: 100%, above: 6mm, fill: rgb("#eef3f8"), inset: (x: 4mm, y: 3mm), radius: 1.2mm, grid(
    columns: d.totals.map(_ => 1fr),
    ..d.totals.map(((name, value)) => { label(name); linebreak(); text(size: 13pt, weight: 600, value) }),
  ))
}
#if "endOf" in d { v(1mm); align(center, small(d.endOf)) }

#if "scheme" in d {
  block(breakable: false, above: 6mm, {
    text(size: 8.4pt, weight: 600, d.scheme.title)
    v(-1.5mm)
    set text(size: 7.8pt)
    grid(columns: (1fr,) * 3, column-gutter: 5mm, row-gutter: 1.7mm, ..d.scheme.grades.map(one => grid(
      columns: (9mm, 9mm, 1fr),
      text(weight: 600, one.grade),
      if "points" in one { one.points },
      text(fill: quiet, one.meaning),
    )))
  })
}

#v(1fr)
#block(breakable: false, width: 100%, above: 8mm, {
  line(length: 100%, stroke: hair)
  v(1mm)
  grid(
    columns: (27mm, 1fr, 58mm),
    column-gutter: 6mm,
    image(bytes(sys.inputs.qr), width: 27mm, alt: "QR code of the page that verifies this document"),
    {
      text(size: 9pt, weight: 600)[Verify this document]
      linebreak()
      set text(size: 8pt)
      [Scan the code, or enter #text(weight: 600, raw(d.codeSpaced)) at #text(weight: 600, d.verifyShort). The page shows what was issued and whether it is still valid. Drop this file there to have every byte of it checked.]
      v(1mm)
      small[SHA-256 #d.hashShort]
    },
    {
      if "signatory" in d.issuer {
        text(size: 10pt, weight: 600, isolated(d.issuer.signatory.name))
        linebreak()
        small(d.issuer.signatory.title)
        v(0.5mm)
      }
      line(length: 100%, stroke: 0.5pt + ink)
      v(-1mm)
      small[Digitally signed (Ed25519), key #d.keyId \ Issued #d.issuedOn. Valid without a handwritten signature.]
    },
  )
})
`

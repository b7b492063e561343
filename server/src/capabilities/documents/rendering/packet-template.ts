/**
 * How a condonation packet looks, in Typst's own language: one sheet for each student, handed over as JSON. It is no
 * official document and says so; `isolated` keeps a name in its own direction.
 */
export const packetTemplate = String.raw`
#let d = json(bytes(sys.inputs.sheet))
#let fonts = json(bytes(sys.inputs.fonts))
#let ink = rgb("#16233b")
#let quiet = rgb("#5a6678")
#let hair = 0.4pt + rgb("#b8c2cf")
#let isolated(body) = [\u{2068}#body\u{2069}]
#let label(body) = text(size: 7pt, fill: quiet, tracking: 0.04em, upper(body))

#set document(title: d.title, date: none)
#set page(
  paper: "a4",
  margin: (x: 19mm, top: 19mm, bottom: 20mm),
  footer: context {
    set text(size: 7.6pt, fill: quiet)
    line(length: 100%, stroke: hair)
    v(-5pt)
    [#isolated(d.institution) · #d.title #h(1fr) Page #counter(page).display("1 of 1", both: true)]
  },
)
#set text(font: fonts, fallback: false, size: 9pt, fill: ink, lang: "en", number-type: "lining")
#set par(justify: false, leading: 0.6em)
#set table(stroke: none)

#let list-of(title, heads, rows) = if rows.len() > 0 {
  v(3mm)
  text(size: 10.5pt, weight: 600, title)
  v(-1mm)
  table(
    columns: heads.map(_ => 1fr),
    inset: (x: 2pt, y: 3.4pt),
    table.header(table.hline(stroke: hair), ..heads.map(head => label(head)), table.hline(stroke: hair)),
    ..rows.flatten().map(isolated),
    table.hline(stroke: hair),
  )
}

#for (place, student) in d.students.enumerate() {
  if place > 0 { pagebreak() }
  text(size: 16pt, weight: 600, d.title)
  linebreak()
  text(fill: quiet, isolated(d.of))
  v(2mm)
  grid(
    columns: (1fr,) * 3,
    column-gutter: 6mm,
    row-gutter: 4mm,
    ..student.facts.map(((name, value)) => { label(name); linebreak(); text(size: 11pt, weight: 600, isolated(value)) }),
  )
  v(3mm)
  student.finding
  list-of("Condonation", ("Day", "By", "Attended then", "Reason"), student.condonation)
  list-of("Leave in the term", ("Days", "Kind", "State", "Reason"), student.leaves)
  list-of("Meetings missed or late", ("Day", "Mark", "Note"), student.meetings)
  v(1fr)
  grid(
    columns: (1fr, 1fr),
    column-gutter: 12mm,
    ..("Recommended by", "Decided by").map(who => { v(12mm); line(length: 100%, stroke: 0.5pt + ink); v(-1mm); label(who) }),
  )
}
`

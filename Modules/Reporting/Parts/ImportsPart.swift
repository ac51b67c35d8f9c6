import Documents
import GuidanceKit
import Indicators
import Register

/// What was imported, with the accounting of every file.
extension Report {
  /// The batches since the first day of the month, which are those that can have changed this report.
  private var recent: [BatchRecord] { data.batches.filter { $0.loadedOn >= data.period.first.iso } }

  /// The name of a file; a file named after a person is called by its number.
  private func shownName(_ batch: BatchRecord) -> String {
    let sight: RowSight = data.request.figures.showsIndividuals ? .everything : .withoutPeople(data.people)
    return sight.fileName(batch.fileName, batch: batch.id)
  }

  var importsSection: Section {
    var blocks: [Block] = [.paragraph(importIntroduction)]
    if !recent.isEmpty { blocks.append(.table(batchTable)) }
    return Section(
      id: "ingevoerd", title: say(Label("Wat is ingevoerd", "What was imported")), blocks: blocks, startsPage: true)
  }

  private var importIntroduction: RichText {
    let month = periodName
    guard let last = data.batches.last else {
      return text(Label("Er is nog niets ingevoerd.", "Nothing was imported yet."))
    }
    let pieces: [String: RichText.Run] = [
      "count": .value(Quoted(count(recent.count, Label("bestand", "file"), Label("bestanden", "files")))),
      "month": .text(month),
      "last": .text("\(last.id), \(shownName(last))"),
      "date": .text(CalendarDate(iso: last.loadedOn).map(print.number.date) ?? last.loadedOn),
    ]
    if recent.isEmpty {
      return text(
        Label(
          "Sinds het begin van {month} is niets ingevoerd; de laatste invoer was nummer {last}, op {date}.",
          "Nothing was imported since the beginning of {month}; the last batch was number {last}, on {date}."), pieces)
    }
    let (verb, past) = recent.count == 1 ? ("is", "was") : ("zijn", "were")
    return text(
      data.batches.allSatisfy(\.counts.addUp)
        ? Label(
          "Sinds het begin van {month} \(verb) {count} ingevoerd. Voor elk bestand klopt de rekening: rijen = nieuw + "
            + "gewijzigd + ongewijzigd + geweigerd + aangehouden + terzijde gelegd.",
          "Since the beginning of {month} {count} \(past) imported. The account of every file adds up: rows = new + changed + "
            + "unchanged + rejected + held + set aside.")
        : Label(
          "Sinds het begin van {month} \(verb) {count} ingevoerd. Van minstens één bestand klopt de rekening van de rijen "
            + "niet: laat de databank nakijken.",
          "Since the beginning of {month} {count} \(past) imported. The account of at least one file does not add up: have the "
            + "database checked."), pieces)
  }

  private var batchTable: Table {
    func integer(_ number: Int) -> Cell { .integer(number, print.number.integer(number)) }
    func cells(_ counts: LoadCounts) -> [Cell] {
      [counts.records, counts.new, counts.changed, counts.unchanged, counts.rejected, counts.held, counts.setAside]
        .map(integer)
    }
    let counts = [
      Column(say(Label("rijen", "rows")), say(Label("Rijen", "Rows")), .integer),
      Column(say(Label("nieuw", "new")), say(Label("Nieuw", "New")), .integer),
      Column(say(Label("gewijzigd", "changed")), say(Label("Gewij\u{AD}zigd", "Changed")), .integer),
      Column(say(Label("ongewijzigd", "unchanged")), say(Label("Onge\u{AD}wijzigd", "Un\u{AD}changed")), .integer),
      Column(say(Label("geweigerd", "rejected")), say(Label("Gewei\u{AD}gerd", "Rejected")), .integer),
      Column(say(Label("aangehouden", "held")), say(Label("Aange\u{AD}houden", "Held")), .integer),
      Column(say(Label("terzijde", "set_aside")), say(Label("Ter\u{AD}zijde", "Set aside")), .integer),
    ]
    return Table(
      id: "invoer", caption: say(Label("Ingevoerde bestanden", "Imported files")),
      columns: [
        Column(say(Label("bestand", "file")), say(Label("Bestand", "File"))),
        Column(say(Label("nummer", "batch")), say(Label("Nr.", "No.")), .integer),
        Column(say(Label("soort", "kind")), say(Label("Soort", "Kind"))),
        Column(say(Label("ingevoerd_op", "loaded_on")), say(Label("Ingevoerd", "Imported")), .date),
      ] + counts + [
        Column("sha256", "", .code, use: .files),
        Column(say(Label("verzonnen", "invented")), "", .text, use: .files),
      ],
      rows: recent.map { batch in
        let day = CalendarDate(iso: batch.loadedOn)
        return Row(
          [
            .text(shownName(batch)), .integer(batch.id, String(batch.id)), .text(batch.kind.code),
            Cell(day.map(print.number.shortDate) ?? batch.loadedOn, .date(iso: batch.loadedOn)),
          ] + cells(batch.counts) + [
            .text(batch.fileHash), .text(batch.isInvented ? say(Label("ja", "yes")) : say(Label("nee", "no"))),
          ])
      }, totals: [total(cells)])
  }

  private func total(_ cells: (LoadCounts) -> [Cell]) -> Row {
    var sum = LoadCounts()
    for counts in recent.map(\.counts) {
      sum.records += counts.records
      sum.new += counts.new
      sum.changed += counts.changed
      sum.unchanged += counts.unchanged
      sum.rejected += counts.rejected
      sum.held += counts.held
      sum.setAside += counts.setAside
    }
    return Row([.text(say(Label("Samen", "Together"))), .empty, .empty, .empty] + cells(sum) + [.empty, .empty])
  }
}

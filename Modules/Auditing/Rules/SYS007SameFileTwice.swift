import GuidanceKit
import Register

/// One file loaded twice, under another name or for another source.
struct SYS007SameFileTwice: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS007", severity: .warning,
    title: Label("hetzelfde bestand twee keer geladen", "the same file loaded twice"),
    what: Label(
      "Ladingen die nog gelden en waarvan het bestand byte voor byte gelijk is aan dat van een andere lading, met een andere naam of van een andere bron.",
      "Standing loads whose file is byte for byte that of another load, with another name or of another source."),
    why: Label(
      "Onder een andere bron tellen dezelfde registraties twee keer; onder een andere naam weet niemand welk bestand geldt.",
      "Under another source the same registrations count twice; under another name nobody knows which file holds."),
    example: Label(
      "januari.csv en januari-kopie.csv zijn hetzelfde bestand, geladen op 2 en 3 februari.",
      "januari.csv and januari-kopie.csv are one file, loaded on 2 and 3 February."),
    cure: Label(
      "Neem een van beide ladingen terug: leerspoor import undo NUMMER --reason \"zelfde bestand\".",
      "Take one of both loads back: leerspoor import undo NUMBER --reason \"same file\"."),
    source: Label("Rekenregels, ladingen", "Rules, batches"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let standing = facts.batches.filter { $0.undoneBy == nil && $0.undoes == nil && $0.byteCount > 0 }
    return Dictionary(grouping: standing, by: \.fileHash).values.filter { batches in
      Set(batches.map { "\($0.fileName)\n\($0.source)" }).count > 1
    }.sorted { $0[0].id < $1[0].id }.map { batches in
      func list(_ language: Language) -> String {
        let load = language == .dutch ? "lading" : "load"
        return batches.map { batch in
          let source = batch.source.isEmpty ? "" : ", \(batch.source)"
          return "\(batch.fileName) (\(load) \(batch.id), \(batch.loadedOn)\(source))"
        }.joined(separator: language == .dutch ? " en " : " and ")
      }
      return finding(
        batches[0].kind.code, subject: [batches[0].fileHash],
        Label(
          "Eén bestand, \(batches.count) ladingen: \(list(.dutch)).",
          "One file, \(batches.count) loads: \(list(.english))."))
    }
  }
}

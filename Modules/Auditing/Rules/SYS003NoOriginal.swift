import GuidanceKit
import Register

/// A load of which the bytes of the file are not kept.
struct SYS003NoOriginal: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS003", severity: .error,
    title: Label("lading zonder haar bestand", "load without its file"),
    what: Label(
      "Ladingen waarvan niet alle bytes van het bestand bewaard zijn. Na een wissing mogen ze ontbreken; dan zegt de regel niets.",
      "Loads of which not all bytes of the file are kept. After a purge they may be missing; then the rule says nothing."
    ),
    why: Label(
      "Zonder het bestand is van een feit niet te tonen hoe het in het blad stond.",
      "Without the file nobody can show how a fact stood in the sheet."),
    example: Label(
      "Lading 7 (registraties-2025-10.csv): 0 van 104.233 bytes.",
      "Load 7 (registraties-2025-10.csv): 0 of 104,233 bytes."),
    cure: Label(
      "Laad het bestand opnieuw uit uw archief (leerspoor import load), of zet een back-up terug waarin het er nog is.",
      "Load the file again from your archive (leerspoor import load), or restore a backup that still has it."),
    source: Label("Rekenregels, ladingen", "Rules, batches"))
  var needs: AuditNeeds { [.system] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.system.incomplete.compactMap { batch, kept in
      guard let record = facts.batches.first(where: { $0.id == batch }) else { return nil }
      let (nl, en) = (NumberText(.dutch), NumberText(.english))
      return finding(
        record.kind.code, subject: ["\(batch)", record.fileHash],
        Label(
          "Lading \(batch) (\(record.fileName)): \(nl.integer(kept)) van \(nl.integer(record.byteCount)) bytes bewaard.",
          "Load \(batch) (\(record.fileName)): \(en.integer(kept)) of \(en.integer(record.byteCount)) bytes kept."))
    }
  }
}

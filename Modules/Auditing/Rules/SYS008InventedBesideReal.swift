import GuidanceKit
import Register

/// Invented data beside real data of the same kind.
struct SYS008InventedBesideReal: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS008", severity: .warning,
    title: Label("verzonnen gegevens naast echte", "invented data beside real data"),
    what: Label(
      "Soorten gegevens waarvan sommige ladingen als verzonnen gemerkt zijn (*.verzonnen.csv) en andere niet.",
      "Kinds of data of which some loads are marked as invented (*.verzonnen.csv) and others are not."),
    why: Label(
      "Een verslag dat op oefengegevens steunt, draagt het merk \"verzonnen\" en mag niet naar de overheid.",
      "A report that rests on practice data carries the mark \"invented\" and may not go to the government."),
    example: Label(
      "12 ladingen registraties zijn verzonnen, 1 niet.", "12 loads of registrations are invented, 1 is not."),
    cure: Label(
      "Begin een nieuwe databank voor de echte gegevens, of neem de verzonnen ladingen terug (leerspoor import undo).",
      "Start a new database for the real data, or take the invented loads back (leerspoor import undo)."),
    source: Label("Rekenregels, ladingen", "Rules, batches"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let standing = facts.batches.filter { $0.undoneBy == nil && $0.undoes == nil && $0.byteCount > 0 }
    return Dictionary(grouping: standing, by: \.kind).sorted { $0.key.rawValue < $1.key.rawValue }.compactMap {
      kind, batches in
      let invented = batches.filter(\.isInvented)
      // Norms and calendars are never marked.
      guard !invented.isEmpty, invented.count < batches.count, kind != .norms, kind != .calendarOverride else {
        return nil
      }
      let real = batches.filter { !$0.isInvented }.map(\.fileName).uniqued().prefix(3).joined(separator: ", ")
      let count = Label.count(batches.count - invented.count, ("andere", "other"), ("andere", "others"))
      let made = Label.count(
        invented.count, ("verzonnen lading", "invented load"), ("verzonnen ladingen", "invented loads"))
      return finding(
        kind.code, subject: [kind.code],
        Label(
          "\(kind.code): \(made.dutch) naast \(count.dutch) (\(real)).",
          "\(kind.code): \(made.english) beside \(count.english) (\(real))."))
    }
  }
}

import Documents
import GuidanceKit
import Indicators

/// Part 1, how guidance was designed: mechanisms of professional development and phases of the care continuum.
extension YearReport {
  /// Mechanisms of professional development, and phases of the care continuum.
  func designSection(_ service: Service) -> Section? {
    let tables = [mechanismTable(service), careTable(service)].compactMap(\.self)
    guard !tables.isEmpty else { return nil }
    return Section(
      id: "ontwerp-\(suffix(service))",
      title: say(
        Label("Mechanismen en zorgcontinuüm, \(service.code)", "Mechanisms and care continuum, \(service.code)")),
      blocks: tables.map(Block.table))
  }

  private func mechanismTable(_ service: Service) -> Table? {
    let own = pillars(service).filter { data.ofYear("mechanisms/\($0.code)") != nil }
    guard !own.isEmpty else { return nil }
    let groups = MechanismGroup.allCases.compactMap { group -> RowGroup? in
      let rows = Mechanism.allCases.filter { $0.group == group }.map { mechanism -> Row in
        let part = mechanism.number < 10 ? "M0\(mechanism.number)" : "M\(mechanism.number)"
        return Row(
          [.text("\(mechanism.number). \(mechanism.label[language])")]
            + own.map { print.cell(data.ofYear("mechanisms/\($0.code)/\(part)")) })
      }
      return RowGroup("\(group.code): \(group.label[language])", rows)
    }
    return Table(
      id: "mechanismen-\(suffix(service))",
      caption: say(
        Label(
          "Registraties die een mechanisme van professionele ontwikkeling noemen",
          "Registrations that name a mechanism of professional development")),
      columns: [Column(say(Label("mechanisme", "mechanism")), say(Label("Mechanisme", "Mechanism")))]
        + own.map { Column($0.code.lowercased(), short($0.code), .integer, longTitle: $0.name[language]) },
      groups: groups,
      totals: [
        Row(
          [.text(say(Label("Evenwichtig ontwerp", "Balanced design")))]
            + own.map { .status(print.shortStatus(data.ofYear("mechanisms/\($0.code)"))) })
      ],
      notes: [
        text(
          Label(
            "Een ontwerp is evenwichtig met minstens één mechanisme uit elk van de groepen A tot D.",
            "A design is balanced with at least one mechanism of each of the groups A to D."))
      ])
  }

  private func careTable(_ service: Service) -> Table? {
    let own = pillars(service).filter { pillar in
      CareContinuumPhase.allCases.contains { data.ofYear("care/\(pillar.code)/\($0.code)") != nil }
    }
    guard !own.isEmpty else { return nil }
    return Table(
      id: "zorgcontinuum-\(suffix(service))",
      caption: say(
        Label("Registraties per fase van het zorgcontinuüm", "Registrations per phase of the care continuum")),
      columns: [Column(say(Label("fase", "phase")), say(Label("Fase", "Phase")))]
        + own.map { Column($0.code.lowercased(), short($0.code), .integer, longTitle: $0.name[language]) },
      rows: CareContinuumPhase.allCases.map { phase in
        Row(
          [.text("\(phase.number). \(phase.label[language])")]
            + own.map { print.cell(data.ofYear("care/\($0.code)/\(phase.code)")) })
      })
  }
}

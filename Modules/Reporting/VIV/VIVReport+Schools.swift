import Documents
import GuidanceKit
import Indicators
import Register

/// VIVs per school and centre.
extension VIVReport {
  private struct School {
    var number: InstitutionNumber
    var name: String
    var isPilot: Bool
  }

  /// The schools and centres with a VIV or in the pilot, pilot schools first.
  private var schools: [School] {
    let input = data.report.input
    return input.organisations.compactMap { organisation -> School? in
      let isPilot = organisation.qualifiers.contains {
        $0.qualifier == .vivPilot && $0.validity.overlaps(data.year.first, data.day)
      }
      guard isPilot || data.ofYear("viv/\(organisation.number.digits)") != nil else { return nil }
      return School(number: organisation.number, name: organisationName(organisation.number), isPilot: isPilot)
    }.sorted { one, other in
      one.isPilot == other.isPilot
        ? (one.name, one.number.digits) < (other.name, other.number.digits) : one.isPilot
    }
  }

  var schoolsSection: Section? {
    guard !schools.isEmpty else { return nil }
    return Section(
      id: "scholen", title: say(Label("Per school en centrum", "Per school and centre")),
      blocks: [.table(kindTable), .table(mannerTable)])
  }

  private func figure(_ school: School, _ part: String = "") -> Figure? {
    data.ofYear("viv/\(school.number.digits)\(part)")
  }

  private func table(_ id: String, _ caption: Label, _ columns: [Column], _ cells: (School) -> [Cell]) -> Table {
    func rows(_ all: [School]) -> [Row] { all.map { Row([.text($0.name), .text($0.number.digits)] + cells($0)) } }
    let groups = [
      (Label("Pilootscholen", "Pilot schools"), schools.filter(\.isPilot)),
      (Label("Andere scholen en centra", "Other schools and centres"), schools.filter { !$0.isPilot }),
    ]
    return Table(
      id: id, caption: say(caption),
      columns: [
        Column(say(Label("organisatie", "organisation")), say(Label("School of centrum", "School or centre"))),
        Column(say(Label("nummer", "number")), "", .code, use: .files),
      ] + columns,
      groups: groups.compactMap { title, schools in schools.isEmpty ? nil : RowGroup(say(title), rows(schools)) })
  }

  private var kindTable: Table {
    let kinds = VIVKind.allCases.filter { kind in schools.contains { figure($0, "/kind/\(kind.code)") != nil } }
    return table(
      "viv-per-school", Label("VIV's per school naar soort", "VIVs per school by kind"),
      [Column("vivs", say(Label("VIV's", "VIVs")), .integer)]
        + kinds.map { Column($0.code, capitalised($0.label[language]), .integer) }
    ) { school in
      [print.cell(figure(school))] + kinds.map { print.cell(figure(school, "/kind/\($0.code)")) }
    }
  }

  private var mannerTable: Table {
    let manners: [(path: String, name: Label)] =
      VIVFormality.allCases.map { ("/formality/\($0.code)", $0.label) }
      + VIVPermanence.allCases.map { ("/permanence/\($0.code)", $0.label) }
      + VIVScale.allCases.map { ("/scale/\($0.code)", $0.label) }
    let unsaid = ["formality", "permanence", "scale"]
    return table(
      "viv-per-school-hoe",
      Label(
        "Formeel of informeel, permanent of tijdelijk, individueel of collectief",
        "Formal or informal, permanent or temporary, individual or collective"),
      manners.map { Column(String($0.path.split(separator: "/").last ?? ""), capitalised($0.name[language]), .integer) }
        + unsaid.map {
          Column("\($0)_niet_gezegd", say(Label("\($0): niet gezegd", "\($0): not said")), .integer, use: .files)
        }
    ) { school in
      manners.map { print.cell(figure(school, $0.path)) } + unsaid.map { print.cell(figure(school, "/\($0)/onbekend")) }
    }
  }
}

import GuidanceKit

/// Exports of other programs that are known and are no sheet of any kind: better said by their name than by what they lack.
enum KnownExport: CaseIterable {
  /// The attendance report of a meeting in Teams.
  case teamsAttendance
  /// A pivot table of Excel or LibreOffice.
  case pivot
  /// The absences or remarks of pupils.
  case pupils

  /// The export that a header belongs to; `nil` for any other.
  init?(_ names: [String]) {
    let keys = Set(names.map { HeaderKey($0).text })
    func holds(_ groups: [[String]]) -> Bool { groups.allSatisfy { $0.contains { keys.contains(HeaderKey($0).text) } } }
    let found = Self.allCases.first { holds($0.marks) }
    // A column of sums in a sheet with days is no pivot table.
    guard let found, found != .pivot || keys.isDisjoint(with: ["datum", "date", "dag"]) else { return nil }
    self = found
  }

  /// Of each group a header has one.
  private var marks: [[String]] {
    switch self {
    case .teamsAttendance:
      [
        ["eerste deelname", "first join", "tijdstip van deelname", "join time"],
        ["laatste vertrek", "last leave", "tijdstip van vertrek", "leave time"],
      ]
    case .pivot:
      [
        [
          "rijlabels", "row labels", "étiquettes de lignes", "eindtotaal", "grand total", "totaal resultaat",
          "total result",
        ]
      ]
    case .pupils: [["klas", "class"], ["lesuur", "lestijd"], ["naam", "leerling", "name"]]
    }
  }

  /// What it is and what to do, in whole sentences.
  var message: Label {
    switch self {
    case .teamsAttendance:
      Label(
        "dit is een aanwezigheidsrapport van Teams: één rij per deelnemer. Leerspoor laadt geen namen van deelnemers; verwacht één rij "
          + "per sessie. Zet de vergadering als één rij in een blad registraties: datum, begin, einde en aantal "
          + "(leerspoor import template registraties).",
        "this is an attendance report of Teams: one row for each participant. Leerspoor loads no names of participants; expected one row "
          + "for each session. Put the meeting as one row in a sheet of registrations: datum, begin, einde and aantal "
          + "(leerspoor import template registraties).")
    case .pivot:
      Label(
        "dit is een draaitabel: sommen, zonder de rijen waaruit ze gemaakt zijn. Verwacht één rij per registratie. Open het werkblad "
          + "met de gegevens zelf en bewaar dat als CSV; in Excel geeft een dubbelklik op het eindtotaal een blad met alle rijen.",
        "this is a pivot table: sums, without the rows that they were made from. Expected one row for each registration. Open the "
          + "worksheet with the data themselves and save that as CSV; in Excel a double click on the grand total gives a sheet with all rows."
      )
    case .pupils:
      Label(
        "dit is een lijst van leerlingen (klas, lesuur); Leerspoor laadt geen gegevens van leerlingen. Verwacht een blad van een van "
          + "de soorten van leerspoor import kinds.",
        "this is a list of pupils (class, lesson); Leerspoor loads no data of pupils. Expected a sheet of one of the kinds of "
          + "leerspoor import kinds.")
    }
  }
}

import GuidanceKit

/// Answers counted.
struct SurveyTally: Hashable, Sendable {
  /// Answers that mean (*helemaal*) *eens*.
  var agreeing = 0
  /// Answers on the scale.
  var answered = 0
  /// Answers marked as not applicable.
  var notApplicable = 0
  /// Answers that are no point of the scale.
  var outside = 0
  /// People with at least one answer on the scale.
  var people = 0
  /// Answers per point of the scale, point 1 first; a scale has at most eleven points.
  var points = SIMD16<Int>()

  /// Agreeing over answered; `nil` without answers.
  var score: Share? { Share(agreeing, of: answered) }

  /// Counts one answer; whether it was on the scale.
  mutating func count(_ value: SurveyAnswer.Value, on scale: AnswerScale) -> Bool {
    switch value {
    case .text: return false
    case .notApplicable:
      notApplicable += 1
      return false
    case .score(let point):
      guard (1...scale.points).contains(point) else {
        outside += 1
        return false
      }
      answered += 1
      if point <= points.scalarCount { points[point - 1] += 1 }
      if scale.agreeing.contains(point) { agreeing += 1 }
      return true
    }
  }

  mutating func add(_ other: SurveyTally) {
    agreeing += other.agreeing
    answered += other.answered
    notApplicable += other.notApplicable
    outside += other.outside
    people += other.people
    points &+= other.points
  }

  /// Its answers per point of a scale, as evidence.
  func answers(on scale: AnswerScale) -> [EvidenceCount] {
    (1...scale.points).compactMap { point in
      EvidenceCount.Key.point(point).map { EvidenceCount($0, points[point - 1], .answers) }
    }
  }
}

/// One cell of the tables of scores: whose answers, of which surveys, to which item or block.
struct SurveyCell: Hashable, Sendable {
  var range: SurveyRange
  var group: SurveyGroup
  var part: SurveyPart

  /// The order of cells: by the figure's id.
  var id: String { (range.id + group.id + [part.id]).joined(separator: "/") }
}

/// The tables of scores of a school year, with what may be shown of them.
///
/// There is one set of cells withheld for all tables, so that no two of them together give away what each withholds.
struct SurveyTables: Sendable {
  /// The surveys with scores, in the order of their codes.
  let surveys: [SurveyResult]
  /// The cells with at least one answer of any kind, by id.
  let cells: [(cell: SurveyCell, tally: SurveyTally, isHidden: Bool)]

  private let places: [SurveyCell: Int]
  private let byRange: [SurveyRange: [SurveyResult]]

  /// Counts the answers of surveys that are processed.
  ///
  /// - Parameters:
  ///   - least: a cell with fewer people is withheld.
  ///   - isOutside: whether the reader is outside the service: then functions are not told apart for a survey about one school.
  init(_ surveys: [SurveyResult], least: Int, isOutside: Bool = false) {
    self.surveys = surveys
    var byRange: [SurveyRange: [SurveyResult]] = [:]
    for survey in surveys {
      for range in SurveyTables.ranges(of: survey.survey) { byRange[range, default: []].append(survey) }
    }
    self.byRange = byRange
    let items = ItemPlaces(surveys)
    var tallies: [SurveyCell: SurveyTally] = [:]
    for survey in surveys {
      let groups = SurveyTables.groups(of: survey, items)
      for range in SurveyTables.ranges(of: survey.survey) {
        for (group, counts) in groups where SurveyTables.isTable(range, group) {
          for (place, tally) in counts.enumerated() where tally != SurveyTally() {
            tallies[SurveyCell(range: range, group: group, part: items.parts[place]), default: SurveyTally()].add(tally)
          }
        }
      }
    }
    let sorted = tallies.map { (cell: $0.key, id: $0.key.id, tally: $0.value) }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element.cell, $0.offset) })
    let suppression = SurveySuppression(
      people: sorted.map(\.tally.people), answers: sorted.map(\.tally.answered),
      silent: sorted.map { $0.tally.notApplicable + $0.tally.outside },
      families: SurveyTables.families(surveys, sorted.map(\.cell), places),
      least: least, traceable: isOutside ? SurveyTables.traceable(surveys, sorted.map(\.cell)) : [])
    self.places = places
    cells = sorted.enumerated().map { ($0.element.cell, $0.element.tally, suppression.isHidden[$0.offset]) }
  }

  /// The count of a cell, if there is one; whether it is withheld.
  func tally(_ range: SurveyRange, _ group: SurveyGroup, _ part: SurveyPart) -> (tally: SurveyTally, isHidden: Bool)? {
    places[SurveyCell(range: range, group: group, part: part)].map { (cells[$0].tally, cells[$0].isHidden) }
  }

  /// The surveys that a range holds.
  func surveys(in range: SurveyRange) -> [SurveyResult] { byRange[range] ?? [] }

  /// The cells of one function in a survey about a trajectory, which one school or centre follows: who leads it, or guides its
  /// pupils, is known there by name.
  private static func traceable(_ surveys: [SurveyResult], _ cells: [SurveyCell]) -> Set<Int> {
    let ofTrajectories = Set(
      surveys.lazy.map(\.survey).filter { if case .trajectory = $0.subject { true } else { false } }.map(\.code))
    return Set(
      cells.indices.filter { index in
        guard case .survey(let code) = cells[index].range, case .function(let function?) = cells[index].group else {
          return false
        }
        return function != .teacher && ofTrajectories.contains(code)
      })
  }

  private static func ranges(of survey: Survey) -> [SurveyRange] {
    [
      .survey(survey.code), .form(survey.form), .pillar(survey.form, survey.destination),
      .subject(survey.form, survey.subject),
    ]
  }

  private static func groups(of response: SurveyResponse) -> [SurveyGroup] {
    [.all, .function(response.function), .motivation(response.motivation)]
  }

  /// Functions and motivations are told apart per survey and over all of a form, not per pillar or subject.
  private static func isTable(_ range: SurveyRange, _ group: SurveyGroup) -> Bool {
    switch (range, group) {
    case (_, .all), (.survey, _), (.form, _): true
    case (.pillar, _), (.subject, _): false
    }
  }

  /// The answers of one survey, counted per group and part.
  private static func groups(of survey: SurveyResult, _ items: ItemPlaces) -> [SurveyGroup: [SurveyTally]] {
    var result: [SurveyGroup: [SurveyTally]] = [:]
    for response in survey.responses {
      let counted = items.tallies(of: response, on: survey.scale)
      for group in groups(of: response) {
        for (place, tally) in counted {
          result[group, default: Array(repeating: SurveyTally(), count: items.parts.count)][place].add(tally)
        }
      }
    }
    return result
  }

  /// What adds up to what: functions and motivations to everyone, surveys to pillars and subjects, those to a form, items
  /// to their block.
  private static func families(
    _ surveys: [SurveyResult], _ cells: [SurveyCell], _ places: [SurveyCell: Int]
  ) -> [SurveySuppression.Family] {
    var parts: [Int: [Int]] = [:]
    var families: [SurveySuppression.Family] = []
    /// Gathers the parts of wholes, each part under the whole it belongs to in one way of cutting.
    func cut(_ whole: (SurveyCell) -> SurveyCell?) {
      parts = [:]
      for (place, cell) in cells.enumerated() {
        guard let whole = whole(cell).flatMap({ places[$0] }), whole != place else { continue }
        parts[whole, default: []].append(place)
      }
      families += parts.sorted { $0.key < $1.key }.map { SurveySuppression.Family(whole: $0.key, parts: $0.value) }
    }
    func moved(_ cell: SurveyCell, to range: SurveyRange) -> SurveyCell {
      SurveyCell(range: range, group: cell.group, part: cell.part)
    }
    cut { if case .function = $0.group { SurveyCell(range: $0.range, group: .all, part: $0.part) } else { nil } }
    cut { if case .motivation = $0.group { SurveyCell(range: $0.range, group: .all, part: $0.part) } else { nil } }
    let byCode = Dictionary(surveys.map { ($0.survey.code, $0.survey) }) { first, _ in first }
    func survey(_ cell: SurveyCell) -> Survey? {
      if case .survey(let code) = cell.range { byCode[code] } else { nil }
    }
    cut { cell in survey(cell).map { moved(cell, to: .form($0.form)) } }
    cut { cell in survey(cell).map { moved(cell, to: .pillar($0.form, $0.destination)) } }
    cut { cell in survey(cell).map { moved(cell, to: .subject($0.form, $0.subject)) } }
    cut { if case .pillar(let form, _) = $0.range { moved($0, to: .form(form)) } else { nil } }
    cut { if case .subject(let form, _) = $0.range { moved($0, to: .form(form)) } else { nil } }
    let before = families.count
    cut { cell in
      guard case .item(let item) = cell.part, let block = item.block else { return nil }
      return SurveyCell(range: cell.range, group: cell.group, part: .block(block))
    }
    for index in families.indices where index >= before { families[index].isOfSamePeople = true }
    return families
  }
}

/// The items and blocks of many answers, each with a place, so that counting answers asks no more than a number.
private struct ItemPlaces {
  /// The items and blocks, by place.
  let parts: [SurveyPart]
  private let places: [String: (item: Int, block: Int?)]

  init(_ surveys: [SurveyResult]) {
    var codes: Set<String> = []
    for survey in surveys {
      for response in survey.responses {
        for answer in response.answers where !answer.isOpen { codes.insert(answer.item) }
      }
    }
    var parts: [SurveyPart] = []
    var blocks: [SurveyBlock: Int] = [:]
    var places: [String: (item: Int, block: Int?)] = [:]
    for item in SurveyItem.table(codes).values {
      if let block = item.block, blocks[block] == nil {
        blocks[block] = parts.count
        parts.append(.block(block))
      }
      places[item.code] = (parts.count, item.block.flatMap { blocks[$0] })
      parts.append(.item(item))
    }
    self.parts = parts
    self.places = places
  }

  /// The answers of one person, by place; a block counts the person once.
  func tallies(of response: SurveyResponse, on scale: AnswerScale) -> [(place: Int, tally: SurveyTally)] {
    var result: [(place: Int, tally: SurveyTally)] = []
    for answer in response.answers where !answer.isOpen {
      guard let place = places[answer.item] else { continue }
      var tally = SurveyTally()
      tally.people = tally.count(answer.value, on: scale) ? 1 : 0
      result.append((place.item, tally))
      guard let block = place.block else { continue }
      if let known = result.firstIndex(where: { $0.place == block }) {
        let people = max(result[known].tally.people, tally.people)
        result[known].tally.add(tally)
        result[known].tally.people = people
      } else {
        result.append((block, tally))
      }
    }
    return result
  }
}

extension SurveyAnswer {
  /// Whether it is an answer in words.
  fileprivate var isOpen: Bool {
    if case .text = value { true } else { false }
  }
}

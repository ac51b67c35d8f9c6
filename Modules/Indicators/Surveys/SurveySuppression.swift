/// Which cells of a set of tables may not be shown, because they rest on too few people or would give away one that does.
///
/// A cell below the least is withheld. A whole and its parts give each other away by subtraction, so where one is withheld
/// others are withheld until what can be worked out rests on enough people again; the smallest go first. In the end all sums
/// are held together (`SurveyRecovery`): where they still give a small cell away, more is withheld.
struct SurveySuppression {
  /// A whole that is the sum of its parts, by the numbers of the cells.
  struct Family {
    var whole: Int
    var parts: [Int]
    /// Whether the parts are answers of the same people: then one part withheld withholds the whole.
    var isOfSamePeople = false
  }

  private(set) var isHidden: [Bool]
  private let people: [Int]
  private let least: Int

  /// - Parameters:
  ///   - people: the respondents behind each cell, with an answer on the scale.
  ///   - answers: their answers, which add up in every family; as many as people when left out.
  ///   - silent: the other answers of each cell; a cell with no more than a few of these is withheld too.
  ///   - least: a cell with fewer is withheld, unless it rests on nobody.
  ///   - traceable: the cells that are withheld whatever their number.
  init(
    people: [Int], answers: [Int]? = nil, silent: [Int]? = nil, families: [Family], least: Int,
    traceable: Set<Int> = []
  ) {
    self.people = people
    self.least = least
    isHidden = people.enumerated().map { place, count in
      let given = count > 0 ? count : silent?[place] ?? 0
      return given > 0 && (given < least || traceable.contains(place))
    }
    let isSmall = isHidden
    settle(families)
    var sums: [[Int]] = Array(repeating: [], count: people.count)
    for (place, family) in families.enumerated() {
      for cell in [family.whole] + family.parts { sums[cell].append(place) }
    }
    while true {
      let recovery = SurveyRecovery(isHidden: isHidden, answers: answers ?? people, families: families)
      let found = recovery.found.filter { isSmall[$0] }.sorted()
      let before = isHidden
      for cell in found { protect(cell, families, sums) }
      guard isHidden != before else { return }
      settle(families)
    }
  }

  private mutating func settle(_ families: [Family]) {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for family in families where settle(family) { hasChanged = true }
    }
  }

  /// Withholds one cell more beside a cell that can be worked out: the smallest of its sums, or of the sums those lead to.
  ///
  /// - Parameter sums: the families that each cell is in.
  private mutating func protect(_ cell: Int, _ families: [Family], _ sums: [[Int]]) {
    var reached: Set<Int> = [cell]
    while true {
      let near = Set(reached.flatMap { sums[$0] })
      let cells = Set(near.flatMap { [families[$0].whole] + families[$0].parts })
      if let smallest = smallestShown(cells.filter { people[$0] > 0 }) {
        isHidden[smallest] = true
        return
      }
      // All that it is connected with is withheld: twice as many answers would fit as well, so it cannot be worked out.
      guard cells.count > reached.count else { return }
      reached = cells
    }
  }

  /// Withholds one cell more where the family needs it.
  private mutating func settle(_ family: Family) -> Bool {
    let parts = family.parts.filter { people[$0] > 0 || isHidden[$0] }
    let hidden = parts.filter { isHidden[$0] }
    if isHidden[family.whole] {
      guard hidden.isEmpty, let smallest = smallestShown(parts) else { return false }
      isHidden[smallest] = true
      return true
    }
    guard !hidden.isEmpty else { return false }
    if family.isOfSamePeople {
      isHidden[family.whole] = true
      return true
    }
    if hidden.count > 1, hidden.reduce(0, { $0 + people[$1] }) >= least { return false }
    isHidden[smallestShown(parts) ?? family.whole] = true
    return true
  }

  private func smallestShown(_ cells: some Sequence<Int>) -> Int? {
    cells.filter { !isHidden[$0] }.min { (people[$0], $0) < (people[$1], $1) }
  }
}

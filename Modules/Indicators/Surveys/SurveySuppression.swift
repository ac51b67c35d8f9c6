/// Which cells of a set of tables may not be shown, because they rest on too few people or would give away one that does.
///
/// A cell below the least is withheld. A whole and its parts give each other away by subtraction, so where one is withheld
/// others are withheld until what can be worked out rests on enough people again; the smallest go first.
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
  ///   - people: the respondents behind each cell.
  ///   - least: a cell with fewer is withheld, unless it rests on nobody.
  init(people: [Int], families: [Family], least: Int) {
    self.people = people
    self.least = least
    isHidden = people.map { $0 > 0 && $0 < least }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for family in families where settle(family) { hasChanged = true }
    }
  }

  /// Withholds one cell more where the family needs it.
  private mutating func settle(_ family: Family) -> Bool {
    let parts = family.parts.filter { people[$0] > 0 }
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

  private func smallestShown(_ cells: [Int]) -> Int? {
    cells.filter { !isHidden[$0] }.min { (people[$0], $0) < (people[$1], $1) }
  }
}

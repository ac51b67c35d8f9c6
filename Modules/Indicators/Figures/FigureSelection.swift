import GuidanceKit
import Register

extension Figure {
  /// The first sixteen hexadecimal digits of the SHA-256 of the figure as it stands in `figures.json`: the name under which the
  /// service finds what it rests on, for readers to whom the rows themselves are not shown.
  public var evidenceHash: String {
    String(ContentDigest.hex(CanonicalText.items([self][...], isFirst: true) { $0.write($1) }).prefix(16))
  }
}

extension FigureID {
  /// Whether it is about one organisation, alone or with a pillar.
  public var isOfOneOrganisation: Bool { scope.contains { InstitutionNumber($0) != nil } }
}

extension FigureSet {
  /// The figures with these names, with what they were made from and the values that they used.
  public func selecting(_ ids: Set<FigureID>) -> FigureSet {
    // A report of one organisation asks for some dozens out of a hundred thousand.
    let found = ids.count * 16 < figures.count ? ids.compactMap { self[$0] } : figures.filter { ids.contains($0.id) }
    return FigureSet(found, request: request, generatedFrom: generatedFrom)
  }
}

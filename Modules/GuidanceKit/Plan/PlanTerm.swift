/// Something a plan defines that registrations and assignments name: an initiative, a focus, a target group, a fund, a
/// pillar.
public protocol PlanTerm: Hashable, Sendable {
  /// The stable code, as stored.
  var code: String { get }
  /// The name in both languages.
  var label: Label { get }
  /// Other spellings that mean the same.
  var variants: [String] { get }
}

extension PlanTerm {
  /// No other spellings.
  public var variants: [String] { [] }

  /// All texts that name it: code, Dutch name, English name, other spellings.
  public var names: [String] { [code, label.dutch, label.english] + variants }
}

extension Initiative: PlanTerm {}
extension FocusCategory: PlanTerm {}
extension TargetGroup: PlanTerm {}
extension EarmarkedFund: PlanTerm {}

extension Pillar: PlanTerm {
  /// The name.
  public var label: Label { name }
  /// Other spellings of the name.
  public var variants: [String] { nameVariants }
}

extension Sequence where Element: PlanTerm {
  /// The one element a text names by code, name or other spelling, whatever its case, accents and spacing.
  ///
  /// - Returns: `nil` when no element is called that, or more than one is. A code wins over a name of another element.
  public func named(_ text: String) -> Element? {
    let wanted = TextFolding.folded(text)
    guard !wanted.isEmpty else { return nil }
    let byCode = filter { TextFolding.folded($0.code) == wanted }
    let found = byCode.isEmpty ? filter { $0.names.contains { TextFolding.folded($0) == wanted } } : byCode
    return found.count == 1 ? found[0] : nil
  }

  /// The names that look most like a text that names nothing, best first, for "bedoelde u …?".
  public func suggestions(for text: String, language: Language = .dutch) -> [String] {
    NearestName.nearest(to: text, in: flatMap { [$0.label[language], $0.code] })
  }
}

/// All names of one closed list, folded once: the fast form of ``Term/named(_:)`` for columns of many rows.
public struct TermIndex<T: Term>: Sendable {
  private let byName: [String: T]

  /// Folds every name of the list.
  public init(_ type: T.Type = T.self) {
    var byName: [String: T] = [:]
    for term in T.allCases {
      for name in term.names {
        let key = TextFolding.folded(name)
        if byName[key] == nil { byName[key] = term }
      }
    }
    self.byName = byName
  }

  /// The term with a code, label or known spelling; `nil` when the list has none.
  public subscript(text: String) -> T? {
    T(rawValue: text) ?? byName[TextFolding.folded(text)]
  }
}

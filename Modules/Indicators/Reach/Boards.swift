public import GuidanceKit

/// Which board each organisation has, whatever way a sheet names it: by name, by an alias or by its number.
public struct Boards: Sendable {
  private let names: [String: String]

  /// Takes the names of the boards among some organisations; of a board that is none of them the first spelling in byte order
  /// stands.
  public init(_ organisations: [Organisation]) {
    var known: [String: String] = [:]
    for board in organisations where board.type == .bestuur {
      for spelling in [board.name, board.number.digits] + board.aliases where known[folded(spelling)] == nil {
        known[folded(spelling)] = board.name
      }
    }
    var names: [String: String] = [:]
    var first: [String: String] = [:]
    let given = Set(organisations.compactMap(\.board)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for spelling in given {
      let key = folded(spelling)
      let name = known[key] ?? first[key] ?? spelling
      first[key] = name
      names[spelling] = name
    }
    self.names = names
  }

  /// The name of the board of an organisation; `nil` when the sheet names none.
  public func name(of organisation: Organisation) -> String? { organisation.board.map { names[$0] ?? $0 } }
}

public import GuidanceKit
public import Indicators

/// Prints the value of a figure as reports do.
public struct FigureText: Sendable {
  private let printer: FigurePrinter

  /// Prints in a language.
  public init(_ language: Language) { printer = FigurePrinter(language) }

  /// The value in words and digits: `52,3 %`.
  public func text(_ figure: Figure) -> String { printer.text(figure) }
}

/// A YAML file as nodes that know their line and column.
///
/// Reading a file of known shape collects all its problems in one go; a mistyped key comes with the key that was meant:
///
/// ```swift
/// struct Step { var id: String; var run: [String]; var times: Int }
///
/// let steps = try YAMLDocument.read(bytes, file: "jobs/maandrapport.yaml") { top in
///   top.mapping { job -> [Step]? in
///     let title = job.optional("title")?.string()
///     let overlap = job.optional("overlap")?.choice([("skip", Overlap.skip), ("queue", .queue)]) ?? .skip
///     let timeout = job.optional("timeout")?.value(YAMLText("een duur, bv. 30m", "a duration such as 30m")) {
///       Span(parsing: $0)
///     }
///     return job.required("steps")?.list { item in
///       item.mapping { step in
///         let id = step.required("id")?.string()
///         let run = step.required("run")?.list { $0.text() }
///         let times = step.optional("retry")?.mapping { $0.required("times")?.int(in: 0...10) } ?? 0
///         if run?.isEmpty == true { step.cursor.note(YAMLText("verwacht een programma", "expected a program")) }
///         guard let id, let run else { return nil }      // what was wrong has been noted already
///         return Step(id: id, run: run, times: times)
///       }
///     }
///   }
/// }
/// ```
///
/// A reader method gives `nil` after it has noted a problem; the caller goes on with the next key and gives `nil`
/// itself at the end. Keys that were never asked for are unknown. What `read` throws are all problems of the file, in
/// order: `jobs/maandrapport.yaml:7:12: 'steps[1].retry.times' is "three"; expected a whole number from 0 to 10.`
///
/// A `Decodable` type can be read with ``decode(_:)`` as well; then the first wrong value ends the reading.
///
/// The core schema of YAML 1.2 holds: `yes` and `1:30` are texts. Merge keys, own tags and several documents are
/// refused.
public struct YAMLDocument: Hashable, Sendable {
  /// The file, as the caller named it.
  public let file: String
  /// The value of the document.
  public let root: YAMLNode
  /// Keys that stand twice.
  ///
  /// Reading and decoding report them too.
  public let problems: [YAMLProblem]

  /// Reads the nodes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8 with or without a byte order mark.
  ///   - file: its name for messages.
  /// - Throws: the one problem after which nothing more can be read: bad bytes, bad syntax, too large, empty.
  public init(_ bytes: [UInt8], file: String, limits: YAMLLimits = .standard) throws(YAMLProblem) {
    let source = try SourceText(bytes, file: file, limits: limits)
    var composer = try Composer(source, limits: limits)
    root = try composer.compose()
    problems = composer.problems
    self.file = file
  }

  /// Reads the nodes of a text.
  public init(_ text: String, file: String, limits: YAMLLimits = .standard) throws(YAMLProblem) {
    try self.init(Array(text.utf8), file: file, limits: limits)
  }

  /// Reads a file of known shape; see the example above.
  ///
  /// - Parameter body: walks the nodes; gives `nil` when it noted a problem.
  /// - Throws: all problems of the file, in its order.
  public static func read<T>(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = .standard, _ body: (YAMLCursor) -> T?
  ) throws(YAMLProblems) -> T {
    let document: YAMLDocument
    do throws(YAMLProblem) {
      document = try YAMLDocument(bytes, file: file, limits: limits)
    } catch {
      throw YAMLProblems([error])
    }
    return try document.read(body)
  }

  /// Walks the nodes of a document of known shape; see the example above.
  ///
  /// - Parameter body: walks the nodes; gives `nil` when it noted a problem.
  /// - Throws: all problems of the file, in its order.
  public func read<T>(_ body: (YAMLCursor) -> T?) throws(YAMLProblems) -> T {
    let notes = YAMLNotes(file: file, problems: problems)
    let top = YAMLCursor(node: root, path: "", notes: notes)
    let value = body(top)
    if value == nil && notes.problems.isEmpty {
      top.note(YAMLText("de inhoud kon niet gelezen worden.", "the content could not be read."))
    }
    guard let value, notes.problems.isEmpty else { throw YAMLProblems(notes.problems) }
    return value
  }
}

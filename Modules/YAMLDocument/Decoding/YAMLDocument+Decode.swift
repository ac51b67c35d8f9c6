extension YAMLDocument {
  /// Reads the document as a `Decodable` type.
  ///
  /// A `Decodable` type stops at its first wrong value, so one problem comes from it; keys that stand twice and, when
  /// nothing else was wrong, keys the type never asked for are reported in full. To report everything of a file in one
  /// go use ``read(_:)``.
  ///
  /// - Throws: the problems, in the order of the file.
  public func decode<T: Decodable>(_ type: T.Type) throws(YAMLProblems) -> T {
    let notes = YAMLNotes(file: file, problems: problems)
    let decoder = NodeDecoder(cursor: YAMLCursor(node: root, path: "", notes: notes), codingPath: [])
    let value: T
    do {
      value = try decoder.value(type)
    } catch let problem as YAMLProblem {
      throw YAMLProblems(notes.problems + [problem])
    } catch {
      decoder.cursor.note(YAMLText("onleesbaar: \(error).", "cannot be read: \(error)."))
      throw YAMLProblems(notes.problems)
    }
    decoder.finish()
    guard notes.problems.isEmpty else { throw YAMLProblems(notes.problems) }
    return value
  }
}

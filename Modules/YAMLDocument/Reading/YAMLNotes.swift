/// The problems noted while one file is read.
final class YAMLNotes {
  let file: String
  private(set) var problems: [YAMLProblem]

  init(file: String, problems: [YAMLProblem]) {
    self.file = file
    self.problems = problems
  }

  func add(_ kind: YAMLProblem.Kind, line: Int, column: Int, path: String, _ message: YAMLText) {
    problems.append(
      YAMLProblem(kind: kind, file: file, line: line, column: column, path: path, message: message))
  }
}

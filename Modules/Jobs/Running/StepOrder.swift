public import Register

extension JobRun {
  /// The attempts of this run in the order in which they began; those of one second in the order of the job file.
  ///
  /// The database keeps whole seconds, in which several short steps fit.
  public func inOrder(_ steps: [JobStepRun]) -> [JobStepRun] {
    let ids = JobFile(Array(definition.utf8), file: job).job?.steps.map(\.id) ?? []
    let places = Dictionary(zip(ids, 0...), uniquingKeysWith: { first, _ in first })
    func key(_ step: JobStepRun) -> (Int, Int, Int) {
      (step.started?.unixSeconds ?? .max, places[step.step] ?? .max, step.attempt)
    }
    return steps.sorted { key($0) < key($1) }
  }
}

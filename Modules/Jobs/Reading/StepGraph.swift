/// The order that `needs` puts in the steps of a job.
enum StepGraph {
  /// The circles in which steps wait for each other, each as a path that ends where it begins: `a`, `b`, `a` when a needs b
  /// and b needs a.
  ///
  /// Every circle shares a step with one that is given; after mending those, reading again shows what is left.
  static func cycles(_ steps: [(id: String, needs: [String])]) -> [[String]] {
    let needs = Dictionary(steps.map { ($0.id, $0.needs) }, uniquingKeysWith: { first, _ in first })
    var done: Set<String> = []
    var found: [[String]] = []
    for (start, _) in steps where !done.contains(start) {
      var path: [String] = []
      var choices: [[String]] = [[start]]
      while var last = choices.popLast() {
        guard let id = last.first else {
          if let finished = path.popLast() { done.insert(finished) }
          continue
        }
        last.removeFirst()
        choices.append(last)
        if let index = path.firstIndex(of: id) {
          found.append(path[index...] + [id])
        } else if !done.contains(id), let next = needs[id] {
          path.append(id)
          choices.append(next)
        }
      }
    }
    return found
  }
}

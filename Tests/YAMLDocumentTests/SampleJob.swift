import YAMLDocument

/// A file of known shape, read both by walking and by decoding.
struct SampleJob: Decodable, Equatable {
  enum Overlap: String, CaseIterable, Decodable {
    case skip
    case queue
  }

  struct Retry: Decodable, Equatable {
    var times: Int
  }

  struct Step: Decodable, Equatable {
    var id: String
    var run: [String]
    var retry: Retry?
  }

  var job: String
  var title: String?
  var overlap: Overlap?
  var timeout: String?
  var steps: [Step]

  static func read(_ top: YAMLCursor) -> SampleJob? {
    top.mapping { map in
      let job = map.required("job")?.string()
      let title = map.optional("title")?.string()
      let overlap = map.optional("overlap")?.choice(Overlap.self)
      let timeout = map.optional("timeout")?.value(YAMLText("een duur, bv. 30m", "a duration such as 30m")) { text in
        text.hasSuffix("m") ? text : nil
      }
      _ = map.optional("schedule")
      let steps = map.required("steps")?.list(step)
      guard let job, let steps else { return nil }
      return SampleJob(job: job, title: title, overlap: overlap, timeout: timeout, steps: steps)
    }
  }

  private static func step(_ cursor: YAMLCursor) -> Step? {
    cursor.mapping { map in
      let id = map.required("id")?.string()
      let run = map.required("run")?.list { $0.text() }
      let retry = map.optional("retry")?.mapping { retry in
        retry.required("times")?.int(in: 0...10).map(Retry.init)
      }
      guard let id, let run else { return nil }
      return Step(id: id, run: run, retry: retry)
    }
  }
}

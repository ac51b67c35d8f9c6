import Testing
import YAMLDocument

@Suite struct ReadingTests {
  @Test func `a good file is read`() throws {
    let job = try YAMLDocument.read(try Fixtures.bytes("shape/good.yaml"), file: "good.yaml", SampleJob.read)
    #expect(job.job == "maandrapport")
    #expect(job.overlap == .skip)
    #expect(job.steps.map(\.id) == ["import", "report"])
    #expect(job.steps[1].retry == SampleJob.Retry(times: 3))
  }

  @Test func `a mistyped key is named once, not also as missing`() throws {
    let messages = problems("jbo: x\nsteps: []\n", SampleJob.read)
    #expect(messages == ["1:1 'jbo': onbekende sleutel \"jbo\"; bedoelde u \"job\"?"])
  }

  @Test func `a key that resembles nothing comes with the keys that are still free`() {
    let messages = problems("job: x\nkleur: rood\nsteps: []\n", SampleJob.read)
    #expect(messages == ["2:1 'kleur': onbekende sleutel \"kleur\"; verwacht title, overlap, timeout of schedule."])
  }

  @Test func `of several keys exactly one may stand`() {
    func read(_ text: String) -> [String] {
      problems(text) { top in
        top.mapping { map in
          _ = map.optional("job")
          return map.exactlyOne(of: ["schedule", "on", "every"])?.value.text()
        }
      }
    }
    #expect(read("job: a\non: x\n") == [])
    #expect(read("job: a\n") == ["1:1 '': de sleutel \"schedule\", \"on\" of \"every\" ontbreekt in het bestand."])
    #expect(
      read("schedule: a\non: b\n") == [
        "2:1 'on': \"on\" staat naast \"schedule\"; verwacht slechts schedule, on of every."
      ])
    #expect(read("shedule: a\n") == ["1:1 'shedule': onbekende sleutel \"shedule\"; bedoelde u \"schedule\"?"])
  }

  @Test func `free keys are read with their place`() throws {
    let document = try YAMLDocument("env:\n  A: 1\n  b: x\n", file: "x.yaml")
    let names = try document.read { top in
      top.mapping { map in
        map.required("env")?.entries { key, value in
          value.text().map { "\(key.node.scalar?.text ?? "")=\($0)@\(key.node.line):\(key.node.column)" }
        }
      }
    }
    #expect(names == ["A=1@2:3", "b=x@3:3"])
  }

  @Test func `a kept cursor notes a problem later, at its own place`() {
    let messages = problems("steps:\n  - {id: b, needs: [a]}\n  - {id: a, needs: [c]}\n") { top -> Int? in
      var needs: [YAMLCursor] = []
      var ids: [String] = []
      let count = top.mapping { map in
        map.required("steps")?.list { item -> [String]? in
          item.mapping { step -> [String]? in
            if let id = step.required("id")?.string() { ids.append(id) }
            return step.optional("needs")?.list { cursor in
              needs.append(cursor)
              return cursor.string()
            }
          }
        }?.count
      }
      for cursor in needs {
        if let name = cursor.node.scalar?.text, !ids.contains(name) { cursor.expected(YAMLText("a of b", "a or b")) }
      }
      return count
    }
    #expect(messages == ["3:21 'steps[2].needs[1]': 'steps[2].needs[1]' is \"c\"; verwacht a of b."])
  }

  @Test func `a text that looks like a number is refused with the advice to quote it`() {
    let messages = problems("code: 042531\n") { $0.mapping { $0.required("code")?.string() } }
    #expect(messages == ["1:7 'code': 'code' is 042531; verwacht tekst (zet de waarde tussen aanhalingstekens)."])
  }

  @Test func `ranges, choices and decimals say what was expected`() {
    func read<T>(_ text: String, _ body: @escaping (YAMLCursor) -> T?) -> [String] {
      problems("v: \(text)\n") { top in top.mapping { map in map.required("v").flatMap(body) } }
    }
    #expect(read("11") { $0.int(in: 0...10) } == ["1:4 'v': 'v' is 11; verwacht een geheel getal van 0 tot 10."])
    #expect(read("0") { $0.int(in: 1...Int.max) } == ["1:4 'v': 'v' is 0; verwacht een geheel getal vanaf 1."])
    #expect(
      read("half-yearly") { $0.choice([("half-yearl", 1), ("yearly", 2)]) } == [
        "1:4 'v': 'v' is \"half-yearly\"; verwacht half-yearl of yearly; bedoelde u half-yearl?"
      ])
    #expect(
      read("0,35") { $0.decimal() } == [
        "1:4 'v': 'v' is \"0,35\"; verwacht een getal met een punt voor de decimalen, bv. 0.35."
      ])
    #expect(read("ja") { $0.bool() } == ["1:4 'v': 'v' is \"ja\"; verwacht true of false."])
    #expect(read("") { $0.list { $0.text() } } == ["1:3 'v': 'v' is leeg; verwacht een lijst."])
  }

  @Test func `a reader that gives up without a reason is still an error`() throws {
    let document = try YAMLDocument("a: 1\n", file: "x.yaml")
    #expect(throws: YAMLProblems.self) { try document.read { _ in nil as Int? } }
  }

  /// The problems of a text, in Dutch, each as `line:column 'path': message`.
  private func problems<T>(_ text: String, _ body: (YAMLCursor) -> T?) -> [String] {
    do throws(YAMLProblems) {
      _ = try YAMLDocument.read(Array(text.utf8), file: "x.yaml", body)
      return []
    } catch {
      return error.problems.map { "\($0.line):\($0.column) '\($0.path)': \($0.message.dutch)" }
    }
  }
}

import Cron
import Testing

struct ReadingTests {
  private func problems(_ text: String) -> [CronProblem] {
    do throws(CronError) {
      _ = try CronExpression(text)
      return []
    } catch {
      return error.problems
    }
  }

  @Test(arguments: [
    ("", 1, "", "De uitdrukking is leeg"),
    ("0 6 1 *", 8, "", "Er staan maar 4 velden"),
    ("5", 2, "", "Er staat maar 1 veld;"),
    ("0 0 6 1 * *", 11, "*", "Er staan 6 velden, met vanaf hier te veel"),
    ("60 6 1 * *", 1, "60", "\"60\" is geen minuut; verwacht 0-59"),
    ("0  24 1 * *", 4, "24", "\"24\" is geen uur; verwacht 0-23"),
    ("0 6 0 * *", 5, "0", "\"0\" is geen dag van de maand"),
    ("0 6 1 13 *", 7, "13", "\"13\" is geen maand"),
    ("0 6 1 * 8", 9, "8", "\"8\" is geen weekdag"),
    ("0 6 1 * ma", 9, "ma", "Bedoelde u mon?"),
    ("0 6 1 * wednesday", 9, "wednesday", "Bedoelde u wed?"),
    ("0 6 1 okt *", 7, "okt", "Bedoelde u oct?"),
    ("0 6 1 jan,mei *", 11, "mei", "Bedoelde u may?"),
    ("-1 6 1 * *", 1, "", "\"\" is geen minuut"),
    ("0,,5 6 1 * *", 3, "0,,5", "heeft een leeg deel in zijn lijst"),
    ("0 22-2 1 * *", 3, "22-2", "loopt achteruit; verwacht een bereik van laag naar hoog, hier 0-2,22-23"),
    ("0 6 * * 5-0", 9, "5-0", "hier 5-7"),
    ("0 6 * * fri-mon", 9, "fri-mon", "hier 0-1,5-6"),
    ("5/10 6 1 * *", 1, "5/10", "heeft een stap na één waarde; verwacht een bereik of *, bv. 5-59/10"),
    ("*/0 6 1 * *", 3, "0", "\"0\" is geen stap"),
    ("*/x 6 1 * *", 3, "x", "\"x\" is geen stap"),
    ("*5 6 1 * *", 1, "*5", "\"*5\" is geen minuut"),
    ("0 6 ? * 1", 5, "?", "\"?\" is geen dag van de maand"),
    ("0 6 32W * *", 5, "32", "\"32\" is geen dag van de maand"),
    ("0 6 1-5W * *", 5, "1-5", "\"1-5\" is geen dag van de maand"),
    ("0 6 * * L", 9, "L", "\"L\" zegt niet welke weekdag"),
    ("0 6 * * 1#6", 11, "6", "\"6\" is geen rang; verwacht 1 tot 5"),
    ("0 6 * * 8#1", 9, "8", "\"8\" is geen weekdag"),
    ("@reboot", 1, "@reboot", "@reboot is geen tijdstip"),
    ("@dagelijks", 1, "@dagelijks", "is geen bekende afkorting; verwacht een van @yearly"),
    ("@daily 5", 8, "5", "daarna komt niets meer"),
    ("é 6 1 * x", 1, "é", "\"é\" is geen minuut"),
  ])
  func `what is wrong is said with its column, what was found and what is expected`(
    text: String, column: Int, found: String, dutch: String
  ) throws {
    let problem = try #require(problems(text).first)
    #expect(problem.column == column)
    #expect(problem.found == found)
    #expect(problem.dutch.contains(dutch), "\(problem.dutch)")
    #expect(problem.dutch != problem.english)
    #expect(problem.english.hasSuffix(".") || problem.english.hasSuffix("?"))
  }

  @Test func `everything wrong is said at once, in the order of the columns`() {
    #expect(problems("61 6 1 foo 1#9").map(\.column) == [1, 8, 14])
    #expect(problems("0,60,x 6 1 * *").map(\.found) == ["60", "x"])
  }

  @Test(arguments: [
    "0 0 30 2 *", "0 0 30,31 feb *", "0 0 31 4,6,9,11 *", "0 0 31W 2 *", "0 0 */31 * mon#2", "0 0 31 jun */2",
  ])
  func `a date that never comes is refused`(text: String) throws {
    let found = problems(text)
    #expect(found.count == 1)
    #expect(try #require(found.first).column == 5)
    #expect(try #require(found.first).dutch.hasPrefix("Er is geen enkele dag"))
  }

  @Test(arguments: ["0 0 29 2 *", "0 0 30 2 mon", "0 0 31 * *", "0 0 * 2 fri#5", "0 0 L 2 *"])
  func `a date that comes now and then is accepted`(text: String) {
    #expect(problems(text).isEmpty)
  }

  @Test func `a step that reaches nothing is accepted with a remark`() throws {
    let remark = try #require(CronExpression("*/90 6 * * *").remarks.first)
    #expect(remark.column == 3)
    #expect(remark.dutch.contains("alleen 0 blijft over"))
    #expect(remark.english.contains("only 0 is left"))
    #expect(try CronExpression("*/5 6 * * *").remarks.isEmpty)
  }

  @Test func `blanks around and between fields do not matter`() throws {
    let spaced = try times("  0\t6  1 * *  ", from: "2026-01-15", count: 2)
    #expect(try times("0 6 1 * *", from: "2026-01-15", count: 2) == spaced)
  }

  @Test func `an expression is written back as it was read`() throws {
    #expect(try CronExpression("0 6 1 JAN *").description == "0 6 1 JAN *")
  }

  @Test func `arbitrary text is refused or read, never a crash`() {
    var random = SplitMix64(state: 7)
    let alphabet = Array("0123456789*/,-#LW@ adejmnorsuwy?é\t")
    for _ in 0..<5_000 {
      let length = Int.random(in: 0...24, using: &random)
      let text = String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
      for problem in problems(text) {
        #expect(problem.column >= 1 && problem.column <= text.count + 1, "\(text)")
      }
    }
  }
}

import Documents
import Foundation
import GuidanceKit
import Register
import Reporting
import TestSupport
import Testing

/// Every number of the page is looked up in `figures.json`, read by another program's reader, and computed again.
@Suite struct `Numbers in the page` {
  struct Printed {
    let text: String
    let reference: String
    let exact: String
  }

  let figures: [String: [String: Any]]
  let printed: [Printed]

  init() throws {
    let report = MonthReport(try Scenario.data(Scenario.register()))
    let files = try report.made.files()
    let json = try #require(files.first { $0.path == "figures.json" })
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    let list = try #require(object["figures"] as? [[String: Any]])
    figures = Dictionary(uniqueKeysWithValues: list.map { (($0["id"] as? String) ?? "", $0) })
    let html = String(decoding: try #require(files.first { $0.path == "index.html" }).bytes, as: UTF8.self)
    printed = html.matches(of: /data-reference="([^"]+)" data-exact="([^"]*)" title="[^"]+">([^<]*)<\/span>/).map {
      Printed(text: String($0.output.3), reference: String($0.output.1), exact: String($0.output.2))
    }
  }

  @Test func `stand in figures json under their name`() {
    #expect(printed.count > 100)
    for number in printed {
      let id = String(number.reference.prefix { $0 != "#" })
      #expect(figures[id] != nil, "\(number.reference)")
    }
  }

  @Test func `carry the exact value of the file, or of one of its parts`() throws {
    for number in printed {
      let parts = number.reference.split(separator: "#").map(String.init)
      let figure = try #require(figures[parts[0]])
      let expected: (Int, Int)? =
        if parts.count == 1 {
          pair(figure)
        } else if parts[1] == "norm" {
          ((figure["norm"] as? [String: Any])?["value"] as? Int).map { ($0, 1) }
        } else if parts[1] == "upper" {
          ((figure["range"] as? [String: Any])?["upper"] as? [String: Any]).flatMap(pair)
        } else if let share = figure[parts[1]] as? [String: Any] {
          pair(share)
        } else {
          count(figure, parts[1])
        }
      guard let expected else {
        #expect(["geen gegevens", "niet te berekenen", ""].contains(number.text), "\(number)")
        continue
      }
      #expect(
        holds(number, expected, kind: figure["kind"] as? String, part: parts.count == 1 ? nil : parts[1]), "\(number)")
    }
  }

  private func pair(_ object: [String: Any]) -> (Int, Int)? {
    (object["numerator"] as? Int).map { ($0, object["denominator"] as? Int ?? 1) }
  }

  private func count(_ figure: [String: Any], _ key: String) -> (Int, Int)? {
    let counts = (figure["evidence"] as? [String: Any])?["counts"] as? [String: Any]
    if let whole = counts?[key] as? Int { return (whole, 1) }
    return (counts?[key] as? [String: Any]).flatMap(pair)
  }

  /// Whether the printed digits are the exact value rounded to as many decimals as are printed.
  private func holds(_ number: Printed, _ value: (Int, Int), kind: String?, part: String?) -> Bool {
    let digits = number.text.filter { $0.isNumber || $0 == "," || $0 == "-" }
    let decimals = digits.split(separator: ",").dropFirst().first?.count ?? 0
    var (top, bottom) = value
    if number.text.contains("%"), part != "norm" { top *= 100 }
    let isTime = part.map { $0.hasSuffix("minutes") || $0.hasSuffix("minutes_to_go") } ?? (kind == "minutes")
    if isTime { bottom *= 60 }
    for _ in 0..<decimals { top *= 10 }
    let rounded = (2 * abs(top) + bottom) / (2 * bottom) * (top < 0 ? -1 : 1)
    return Int(digits.replacing(",", with: "")) == rounded
  }

  @Test func `of the drawings have a name that exists too`() throws {
    let report = MonthReport(try Scenario.data(Scenario.register()))
    let html = try HTMLRenderer.render(report.page)
    for match in html.matches(of: /data-reference="([^"#]+)/) { #expect(figures[String(match.output.1)] != nil) }
  }
}

import Foundation
import TestSupport
import Testing

/// Holds docs/naslag/cijfers.md to the figures of the invented school year: every name is there, and every name exists.
@Suite struct FigurePageTests {
  /// What a part of a name may be, as far as the invented year has it; the page says it in words.
  private static let parts: [String: String] = [
    "SCHOOLJAAR": #"\d{4}-\d{4}"#,
    "MAAND": #"\d{4}-\d{2}"#,
    "WEEK": #"\d{4}-W\d{2}"#,
    "KALENDERJAAR": #"\d{4}"#,
    "RONDE": #"round-\d"#,
    "PIJLER": "(?:PBD|POC)-[A-Z]{3}",
    "DIENST": "PBD|POC",
    "KWALITEITSZORG": "bereik|impact|onderzoek|praktijkonderzoek",
    "PROJECT":
      "(?!(?:total|count|all|PBD|POC|kwaliteitszorg|bereik|impact|onderzoek|praktijkonderzoek|fund|care|project|adviser)(?:/|$))[a-z0-9]+(?:-[a-z0-9]+)*",
    "FONDS": "regulier|brede-basiszorg|datageletterdheid|effectieve-didactiek|leerpunt",
    "NIVEAU": "(?!niet-toewijsbaar)[^/]+",
    "WERKNIVEAU": "macro|meso|micro|onbekend",
    "BEGELEIDER": #"[A-Z]\d{2}"#,
    "TEAM": "[^/]+",
    "INSTELLING": #"\d{6}"#,
    "TYPE": "BaO|BuBaO|SO|BuSO|CDO|VO|CLB|LSC|INT|BESTUUR",
    "BESTUUR": "[^/]+",
    "DOEL": #"[A-Z]{3}-[A-Z]{3}-OD\d+"#,
    "DOELBLOK": #"[A-Z]{3}-[A-Z]{3}-OD\d+-[a-z]"#,
    "NUMMER": #"\d+"#,
    "FOCUS": "(?!niet-toewijsbaar)[a-z-]+",
    "INITIATIEF": "(?!niet-toewijsbaar)[a-z-]+",
    "COMPONENT": "[a-z-]+",
    "DECREETPUNT": #"\d"#,
    "MECHANISME": #"M\d{2}"#,
    "ZORGFASE": #"fase-\d"#,
    "FASE": "explore|prepare|deliver|sustain",
    "BEVRAGING": #"E-\d{2}"#,
    "ITEM": #"(?:[A-Z]?\d[\d.]*-\d+|question-[^/]+|block-[^/]+)"#,
    "OPENVRAAG": "open-[^/]+",
    "FUNCTIE": "leraar|leider|leerlingenbegeleider|ondersteuner|andere|onbekend",
    "MOTIVATIE": "autonoom|gecontroleerd|onbekend",
    "TRAJECT": #"T-\d{2}"#,
    "PLG": #"PLG-\d{2}"#,
    "ROL": "[a-z]+",
    "MIDDEL": "opleiding|evenement|materiaal",
    "PARTNER": "(?!total)[^/]+",
    "CLAIM": ".+",
  ]

  /// Sheets beside the demo, so that figures exist that the demo has no reason for.
  private static let more: [String: String] = [
    "normen-meer.yaml": """
    amends: pov-2025-2030
    valid_from: 2025-09-03
    note: "proef"
    norms:
      classroom_rule: [{level: [micro], answer: ja}]
      min_response: 50

    """,
    "projectfasen-meer.csv": """
    project;ronde;fase;bereik;basis;secundair;verwacht of bereikt;bron
    spelkracht;2;1;direct;5;;bereikt;proef

    """,
    "opdrachten-meer.csv": """
    begeleider;schooljaar;bestemming;fonds;niveau;fte;van;tot
    B20;2025-2026;onderzoek;regulier;;0,10;2026-02-02;

    """,
    "registraties-meer.csv": """
    id;datum;duur;instelling;bestemming;begeleider;vorm
    X-1;2026-03-05;1:00;042531;spelkracht;B20;fysiek

    """,
  ]

  private struct Entry: Decodable {
    struct Evidence: Decodable {
      let parameters: [String]
    }
    let id: String
    let unit: String
    let evidence: Evidence
  }

  /// Every figure of the year and of a week of it, and those of the year with the further sheets.
  private static let figures = Result { try load() }

  private static func load() throws -> [Entry] {
    let bench = Bench()
    let root = repositoryRoot()
    let demo = root.appendingPathComponent("fixtures/demo")
    let invented = try FileManager.default.contentsOfDirectory(atPath: demo.path).filter { $0.hasSuffix(".csv") }
    let published = ["projecten", "projectfasen", "opgegeven-totalen"].map { "fixtures/published/\($0).csv" }
    let sheets = ["plan/pov-2025-2030.yaml", "fixtures/demo/normen.yaml", "fixtures/demo/normen-edbi.yaml"] + published
    let loaded = try bench.tool(
      "leerspoor-import",
      ["load", "--quiet"] + sheets.map { root.appendingPathComponent($0).path }
        + invented.sorted().map { demo.appendingPathComponent($0).path }, environment: now)
    try #require(loaded.exit == 1, loaded.all)
    let plain = try computed("2025-2026", bench) + computed("2026-W05", bench)
    let paths = try more.sorted { $0.key < $1.key }.map { try bench.write($0.value, to: $0.key) }
    let second = try bench.tool("leerspoor-import", ["load", "--quiet"] + paths, environment: now)
    try #require(second.exit == 0, second.all)
    return try plain + computed("2025-2026", bench)
  }

  private static let now = ["LEERSPOOR_NOW": "2026-08-31T18:00"]

  private static func computed(_ period: String, _ bench: Bench) throws -> [Entry] {
    struct File: Decodable { let figures: [Entry] }
    let outcome = try bench.tool(
      "leerspoor-report", ["figures", "--period", period, "--audience", "director", "--detailed", "--format", "json"],
      environment: now)
    try #require(outcome.exit == 0, outcome.all)
    return try JSONDecoder().decode(File.self, from: Data(outcome.bytes)).figures
  }

  private struct Row {
    var patterns: [String]
    var units: Set<String>
    var parameters: Set<String>
    var tests: [String]
  }

  private struct Document {
    /// The parts that stand for several forms, by name.
    var forms: [String: [String]] = [:]
    /// All parts that the page explains.
    var parts: Set<String> = []
    var rows: [Row] = []
    var text = ""
  }

  private static func read() throws -> Document {
    let text = try String(
      contentsOf: repositoryRoot().appendingPathComponent("docs/naslag/cijfers.md"), encoding: .utf8)
    var document = Document(text: text)
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.replacing("\\|", with: "\u{1}").dropFirst(2).dropLast(2).split(
        separator: " | ", omittingEmptySubsequences: false
      ).map { $0.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|") }
      func spans(_ cell: String) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.output.1) } }
      if cells.count == 3, cells[0] != "Deel" {
        document.parts.insert(cells[0])
        let forms = spans(cells[2])
        if !forms.isEmpty { document.forms[cells[0]] = forms }
      } else if cells.count == 7, cells[0] != "Cijfer" {
        document.rows.append(
          Row(
            patterns: spans(cells[0]), units: Set(cells[2].split(separator: ", ").map(String.init)),
            parameters: Set(spans(cells[5])), tests: cells[6].split(separator: ", ").map(String.init)))
      }
    }
    return document
  }

  /// A name with its parts as an expression; the forms of a part are tried one after the other.
  private static func expression(_ pattern: String, _ document: Document) -> String {
    var result = ""
    var rest = pattern[...]
    while let match = rest.firstMatch(of: /[A-Z]{3,}/) {
      result += NSRegularExpression.escapedPattern(for: String(rest[..<match.range.lowerBound]))
      let name = String(match.output)
      if let forms = document.forms[name] {
        result += "(?:" + forms.map { expression($0, document) }.joined(separator: "|") + ")"
      } else if let part = parts[name] {
        result += "(?:\(part))"
      } else {
        result += NSRegularExpression.escapedPattern(for: name)
      }
      rest = rest[match.range.upperBound...]
    }
    return result + NSRegularExpression.escapedPattern(for: String(rest))
  }

  private static func finder(_ pattern: String, _ document: Document) throws -> (String) -> Bool {
    let expression = try NSRegularExpression(pattern: "^\(expression(pattern, document))$")
    return { id in expression.firstMatch(in: id, range: NSRange(id.startIndex..., in: id)) != nil }
  }

  private static let units = [
    "minutes": "minuten",
    "fte": "VTE",
    "organisations": "organisaties",
    "pairs": "combinaties",
    "schools": "scholen",
    "registrations": "registraties",
    "goals": "doelen",
    "actions": "acties",
    "percent": "procent",
    "people": "personen",
    "answers": "antwoorden",
    "surveys": "bevragingen",
    "communities": "PLG's",
    "trajectories": "trajecten",
    "sessions": "sessies",
    "weeks": "schoolweken",
    "months": "maanden",
    "mechanisms": "mechanismen",
    "phases": "fasen",
    "items": "punten",
    "cents": "eurocent",
    "percentage_points": "procentpunt",
  ]

  @Test func `every figure stands on the page with its unit and norms, and every name on the page exists`() throws {
    let document = try Self.read()
    try #require(document.rows.count > 60)
    var figures: [String: (units: Set<String>, parameters: Set<String>)] = [:]
    for figure in try Self.figures.get() {
      let known = figures[figure.id] ?? ([], [])
      figures[figure.id] = (
        known.units.union([Self.units[figure.unit] ?? figure.unit]), known.parameters.union(figure.evidence.parameters)
      )
    }
    var missing = Set(figures.keys)
    for row in document.rows {
      var found: Set<String> = []
      for pattern in row.patterns {
        let matches = try Self.finder(pattern, document)
        let own = figures.keys.filter(matches)
        #expect(!own.isEmpty, "no figure is named \(pattern)")
        found.formUnion(own)
      }
      missing.subtract(found)
      let units = found.reduce(into: Set<String>()) { $0.formUnion(figures[$1]?.units ?? []) }
      #expect(units == row.units, "the units of \(row.patterns)")
      let parameters = found.reduce(into: Set<String>()) { $0.formUnion(figures[$1]?.parameters ?? []) }
      #expect(parameters == row.parameters, "the norms of \(row.patterns)")
    }
    #expect(missing.isEmpty, "not on the page: \(missing.sorted().prefix(20))")
  }

  @Test func `every part of a name and every test that the page names is there`() throws {
    let document = try Self.read()
    let atoms = document.parts.subtracting(document.forms.keys)
    #expect(atoms == Set(Self.parts.keys))
    let ids = Set(try Self.figures.get().map(\.id))
    for (name, forms) in document.forms {
      let users = document.rows.flatMap(\.patterns).filter { $0.contains(name) }
      for form in forms {
        let isUsed = try users.contains { pattern in
          let matches = try Self.finder(pattern.replacing(name, with: form), document)
          return ids.contains(where: matches)
        }
        #expect(isUsed || document.forms.values.contains { $0.contains { $0.contains(name) } }, "\(name): \(form)")
      }
    }
    let folder = repositoryRoot().appendingPathComponent("Tests")
    var sources: [String: String] = [:]
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      if file.pathExtension == "swift" || file.pathExtension == "py" {
        sources[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
      }
    }
    let oracles = (sources["figures.py"] ?? "") + (sources["programmes.py"] ?? "") + (sources["plan.py"] ?? "")
    for row in document.rows {
      for test in row.tests {
        let source = try #require(sources[test], "there is no test \(test)")
        let tests = test.hasSuffix("OracleTests.swift") ? source + oracles : source
        let indicators = Set(row.patterns.map { $0.prefix { $0 != "/" } })
        #expect(indicators.contains { tests.contains("\($0)") }, "\(test) does not name \(indicators)")
      }
    }
  }

  @Test func `every indicator that the table of questions names is on the page`() throws {
    let document = try Self.read()
    let indicators = Set(document.rows.flatMap(\.patterns).map { $0.prefix { $0 != "/" } })
    let questions = try #require(document.text.split(separator: "## Van vraag naar cijfer").last)
    let named = Set(questions.matches(of: /`([a-z-]+)\//).map(\.output.1))
    #expect(named == indicators)
  }
}

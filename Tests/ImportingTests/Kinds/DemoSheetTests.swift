import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// The invented sheets of every kind load as they are.
@Suite struct DemoSheetTests {
  @Test func `every invented sheet beside the registrations loads without a reject`() throws {
    let register = try demoRegister()
    let importer = Importer(register)
    let folder = repositoryRoot().appendingPathComponent("fixtures/demo").path
    _ = try importer.load(request("\(folder)/normen-edbi.yaml"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".verzonnen.csv") && !$0.hasPrefix("registraties") && !$0.hasPrefix("organisaties")
        && !$0.hasPrefix("begeleiders")
    }
    let sorted = LoadingOrder.sorted(names.sorted()) { Importer.kind(ofFile: "\(folder)/\($0)") }
    var kinds: Set<RecordKind> = []
    var said: [String] = []
    for name in sorted {
      let report = try importer.load(request("\(folder)/\(name)"))
      #expect(report.counts.rejected == 0, "\(name)")
      #expect(report.counts.new > 0 && report.counts.new == report.counts.records, "\(name)")
      // The kind is the one that the file is named after.
      #expect(name.hasPrefix(report.kind.code), "\(name): \(report.kind.code)")
      kinds.insert(report.kind)
      said += report.problems.groups.filter { $0.severity != .notice }.map { "\(name): \($0.code)" }
    }
    #expect(said.isEmpty, "\(said)")
    #expect(kinds.count == 23)
    try register.read { snapshot in
      #expect(try snapshot.trajectories().count == 6)
      #expect(try snapshot.plgs().count == 4)
      #expect(try snapshot.surveyResponses().count == 117)
      #expect(try snapshot.surveyResponses(survey: "E-03").count == 19)
      #expect(try snapshot.plgMembers().map(\.record).filter { $0.plg == "PLG-03" && $0.role == .member }.count == 5)
      // Labels of a form and points of a team's own sheet are the same kind of answers.
      let answers = try snapshot.surveyResponses().flatMap(\.record.answers)
      #expect(answers.contains { $0.item == "1.1-1" && $0.value == .score(5) })
      #expect(answers.contains { $0.item == "Wat wil je hier volgend jaar verder over leren?" })
      // A question that the norms name as an item about behaviour is answered on the scale.
      let behaviour = answers.filter { $0.item == "Ik gebruik de aanpak in mijn lessen" }
      #expect(behaviour.count == 48)
      #expect(behaviour.allSatisfy { if case .score = $0.value { true } else { false } })
    }
  }
}

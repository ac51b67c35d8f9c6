import Configuration
import Foundation
import GuidanceKit
import TestSupport
import Testing

/// A file of the repository.
func repositoryFile(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: repositoryRoot().appendingPathComponent(path)))
}

/// A plan file of the repository as a plan.
func plan(_ path: String) throws -> Plan {
  guard case .plan(let plan) = try ConfigurationFile.read(repositoryFile(path), file: path) else {
    throw TestProblem("\(path) is not a plan")
  }
  return plan
}

/// The problems of a text, in Dutch.
func problems(_ text: String, known: KnownNames = KnownNames()) -> [String] {
  do throws(ConfigurationFailure) {
    _ = try ConfigurationFile.read(Array(text.utf8), file: "x.yaml", known: known)
    return []
  } catch {
    return error.problems.map { $0.text(.dutch) }
  }
}

/// Something a test needs is not there.
struct TestProblem: Error {
  let text: String
  init(_ text: String) { self.text = text }
}

func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

func schoolYear(_ iso: String) throws -> SchoolYear { try #require(SchoolYear(iso)) }

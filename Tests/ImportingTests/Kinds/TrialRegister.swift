import GuidanceKit
import Register
import TestSupport
import Testing

/// What the records of the round-trip test may refer to.
enum TrialRegister {
  static let organisations = ["042531", "039107", "123456"].compactMap { InstitutionNumber($0) }
  static let advisers = ["B01": "An Proef", "B02": "Bo Proef", "B03": "Cé Proef"]
  static let pillars = ["PBD-NED", "PBD-CUR"]
  static let groups = ["leraren", "school-centrumleiders"]
  static let trajectories = ["T-1", "T-2"]
  static let plgs = ["PLG-1", "PLG-2"]
  static let surveys = ["E-1", "E-2"]
  static let scale = AnswerScale(
    labels: ["helemaal oneens", "oneens", "eens", "helemaal eens"].map { Label($0, "\($0) (en)") }, agreeing: [3, 4],
    notApplicable: "n.v.t.")

  static func reference(_ number: InstitutionNumber) -> String {
    switch number.digits {
    case "042531": "SO PTS Boom"
    case "039107": "PITO Stabroek"
    default: "SO Richtpunt campus Eeklo"
    }
  }

  static func make() throws -> Register {
    let register = try preparedRegister()
    let first = try day("2025-09-01")
    var norms = NormValues()
    norms.edbiScale = scale
    try register.load([NormsAmendment(plan: "proef-2025-2030", validFrom: first, values: norms)], file: "normen.yaml")
    try register.load(
      [Organisation(number: organisations[1], name: "PITO Stabroek", type: .so)], file: "organisaties2.csv", on: first)
    try register.load([Adviser(code: "B03", name: "Cé Proef", role: .adviser)], file: "begeleiders2.csv", on: first)
    try register.load(
      trajectories.map {
        Trajectory(code: $0, organisation: organisations[0], destination: "PBD-NED", adviser: "B01", length: .short)
      }, file: "trajecten.csv")
    try register.load(plgs.map { PLG(code: $0, organisation: organisations[0], theme: "taal") }, file: "plg.csv")
    try register.load(
      surveys.map {
        Survey(code: $0, form: .short, subject: .initiative("klasobservatie"), collectedOn: first.adding(days: 60))
      }, file: "bevragingen.csv")
    return register
  }
}

import Cron
import GuidanceKit
import Jobs
import Register

extension DueRunner.Entry {
  /// What was done, in a line.
  func text(_ job: Job?) -> Label {
    func moment(_ slot: Instant?) -> String {
      guard let slot, let job else { return "-" }
      return String(job.zone.iso(slot).prefix(16)).replacing("T", with: " ")
    }
    switch what {
    case .ran(let run, let state, let slot):
      return Label(
        "\(moment(slot)) \(state.label.dutch) (run \(run))", "\(moment(slot)) \(state.label.english) (run \(run))")
    case .firstSeen:
      return Label(
        "voor het eerst gezien; de opdracht loopt vanaf nu op haar momenten",
        "seen for the first time; the job runs at its times from now on")
    case .passedOver(let slot, let count):
      return Label(
        "\(count) gemiste momenten tot \(moment(slot)) overgeslagen",
        "\(count) missed times up to \(moment(slot)) passed over")
    case .overlapped(let slot, let run):
      return Label(
        "\(moment(slot)) overgeslagen: run \(run) liep nog", "\(moment(slot)) passed over: run \(run) still ran")
    case .waits(let slot, let run):
      return Label("\(moment(slot)) wacht op run \(run)", "\(moment(slot)) waits for run \(run)")
    case .spaced(let slot, let until):
      return Label(
        "\(moment(slot)) wordt ingehaald vanaf \(moment(until))", "\(moment(slot)) is caught up from \(moment(until))")
    case .paused(let until, let reason):
      let dutch = until.map { " tot \($0.iso)" } ?? ""
      let english = until.map { " until \($0.iso)" } ?? ""
      return Label("gepauzeerd\(dutch): \(reason)", "paused\(english): \(reason)")
    case .interrupted(let run):
      return Label(
        "run \(run) werd onderbroken en wordt niet vanzelf hernomen; zie leerspoor run show \(run)",
        "run \(run) was interrupted and is not resumed by itself; see leerspoor run show \(run)")
    }
  }
}

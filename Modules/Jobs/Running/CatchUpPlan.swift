import Cron
import GuidanceKit

/// Which of the slots that passed since the last one run, and which are passed over.
struct CatchUpPlan: Hashable {
  /// A slot that runs.
  struct Planned: Hashable {
    let slot: Instant
    /// Whether it is caught up rather than on time.
    let isCaughtUp: Bool
  }

  /// The slots to run, in order.
  let run: [Planned]
  /// The last of the slots that are passed over; they all come before those that run.
  let skipped: Instant?
  /// How many are passed over.
  let skippedCount: Int

  /// Plans the slots of a job after the last settled moment and up to now.
  init(_ job: Job, after settled: Instant, now: Instant, calendar: SchoolCalendar, deadlines: [Deadline] = []) {
    // One more than can run, so that the one before the first that runs is known.
    var last: [Instant] = []
    var count = 0
    for slot in job.slots(after: settled, calendar: calendar, deadlines: deadlines) {
      guard slot <= now else { break }
      count += 1
      last.append(slot)
      if last.count > job.catchUpBound + 1 { last.removeFirst() }
    }
    let newest = last.last
    let isOnTime = newest.map { $0.seconds(to: now) <= Job.punctuality } ?? false
    let chosen: [Instant]
    switch job.catchUp {
    case .all: chosen = last.suffix(job.catchUpBound)
    case .latest: chosen = last.suffix(1)
    case .none: chosen = isOnTime ? last.suffix(1) : []
    }
    run = chosen.map { Planned(slot: $0, isCaughtUp: $0.seconds(to: now) > Job.punctuality) }
    skippedCount = count - chosen.count
    skipped = last.dropLast(chosen.count).last
  }
}

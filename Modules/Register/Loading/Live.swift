/// When a fact is current, or was on a day.
enum Live {
  /// SQL that holds for a fact that is current after the last batch.
  ///
  /// - Parameter batch: a batch to leave out as if it had been taken back.
  static func condition(_ alias: String, _ kind: RecordKind, without batch: Int? = nil) -> String {
    condition(alias, kind, undone: undone(without: batch))
  }

  /// SQL that holds for a fact that was current after the given batch; `nil` stands for the last one.
  static func condition(_ alias: String, _ kind: RecordKind, asOf batch: Int?) -> String {
    guard let batch else { return condition(alias, kind) }
    return "\(alias).batch_id <= \(batch) AND "
      + condition(alias, kind, undone: undone(asOf: batch), and: " AND gone.batch_id <= \(batch)")
  }

  /// SQL for the batches that were taken back.
  static func undone(without batch: Int? = nil) -> String {
    "(SELECT batch_id FROM main.batch_undo\(batch.map { " UNION ALL SELECT \($0)" } ?? ""))"
  }

  /// SQL for the batches that had been taken back after the given batch; `nil` stands for the last one.
  static func undone(asOf batch: Int?) -> String {
    guard let batch else { return undone() }
    return "(SELECT batch_id FROM main.batch_undo WHERE undone_by <= \(batch))"
  }

  static func condition(
    _ alias: String, _ kind: RecordKind, undone: String, and further: String = ""
  ) -> String {
    """
    \(alias).batch_id NOT IN \(undone)
      AND NOT EXISTS (SELECT 1 FROM main.supersession AS gone
        WHERE gone.kind_id = \(kind.rawValue) AND gone.fact_id = \(alias).id\(further)
          AND gone.batch_id NOT IN \(undone))
    """
  }
}

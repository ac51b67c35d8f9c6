import GRDB
public import GuidanceKit

extension Snapshot {
  /// The VIVs known.
  public func vivs() throws -> [Fact<VIV>] {
    return try facts(.viv, "SELECT f.* FROM viv AS f") { row in
      guard let organisation = try institution(row["organisation_number"]),
        let role: VIVKind = Vocabulary.term(id: row["kind_id"])
      else { return nil }
      return VIV(
        organisation: organisation, person: row["person"], role: role,
        formality: (row["is_formal"] as Bool?).map { $0 ? .formal : .informal },
        permanence: (row["is_permanent"] as Bool?).map { $0 ? .permanent : .temporary },
        scale: (row["is_collective"] as Bool?).map { $0 ? .collective : .individual }, validity: row.validity
      )
    }
  }

  /// The roster known.
  public func roster() throws -> [Fact<RosterEntry>] {
    return try facts(.roster, "SELECT f.* FROM roster AS f") { row in
      guard let organisation = try institution(row["organisation_number"]),
        let role: RosterRole = Vocabulary.term(id: row["role_id"])
      else { return nil }
      return RosterEntry(
        person: row["person"], organisation: organisation, role: role, isInvolved: row["is_involved"],
        validity: row.validity
      )
    }
  }

  /// The trainings followed.
  public func trainingAttendances() throws -> [Fact<TrainingAttendance>] {
    return try facts(.training, "SELECT f.* FROM training_attendance AS f") { row in
      guard let framework: TrainingFramework = Vocabulary.term(id: row["framework_id"]),
        let date = row.day("date")
      else { return nil }
      return TrainingAttendance(person: row["person"], framework: framework, date: date)
    }
  }
}

import GRDB
public import GuidanceKit

extension Snapshot {
  /// The trajectories known.
  public func trajectories() throws -> [Fact<Trajectory>] {
    let phases = try sideRows("trajectory_phase") { row in row.phaseEntry }
    return try facts(
      .trajectory,
      """
      SELECT f.*, d.code AS destination, a.code AS adviser
      FROM trajectory AS f
      JOIN destination AS d ON d.id = f.destination_id
      JOIN adviser AS a ON a.id = f.adviser_id
      """
    ) { row in
      guard let organisation = try institution(row["organisation_number"]) else { return nil }
      return Trajectory(
        code: row["code"], organisation: organisation, destination: row["destination"], theme: row["theme"],
        adviser: row["adviser"], interval: row["interval_weeks"], length: row["is_long"] ? .long : .short,
        phases: PhaseHistory(phases[row["id"]] ?? []), validity: row.validity
      )
    }
  }

  /// The choices of organisations known.
  public func uptakes() throws -> [Fact<Uptake>] {
    return try facts(
      .uptake,
      """
      SELECT f.*, a.code AS adviser
      FROM uptake AS f
      LEFT JOIN adviser AS a ON a.id = f.adviser_id
      """
    ) { row in
      guard let organisation = try institution(row["organisation_number"]) else { return nil }
      return Uptake(
        organisation: organisation, schoolYear: SchoolYear(startYear: row["school_year"]), theme: row["theme"],
        adviser: row["adviser"], declinedBecause: row["declined_because"], isEvaluated: row["is_evaluated"]
      )
    }
  }
}

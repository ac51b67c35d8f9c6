/// The facts: one table per record, insert-only, each row with its batch, its text line and its spreadsheet row.
enum SchemaFacts {
  /// The columns that every table of facts begins with.
  static let provenance = """
      id INTEGER PRIMARY KEY, -- number of the fact
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch in which it became known
      line INTEGER NOT NULL CHECK (line >= 1), -- text line in the file on which the record begins
      row INTEGER NOT NULL CHECK (row >= 1), -- spreadsheet row of the record
      key BLOB NOT NULL, -- what makes it the same record in another file
      ordinal INTEGER NOT NULL DEFAULT 1 CHECK (ordinal >= 1), -- rank among equal keys without an id of their own
      digest BLOB NOT NULL CHECK (length(digest) = 16), -- first half of the SHA-256 of its content
    """

  /// A table of facts: the columns are SQL with a comment each.
  static func table(_ name: String, _ purpose: String, _ columns: String) -> String {
    """
    CREATE TABLE \(name) (
      -- \(purpose)
    \(provenance)
    \(columns)
    ) STRICT;
    CREATE INDEX \(name)_by_key ON \(name)(key, ordinal);
    CREATE INDEX \(name)_by_batch ON \(name)(batch_id);

    """
  }

  /// A side table of a table of facts: several values of one record.
  static func side(_ name: String, of parent: String, _ purpose: String, _ columns: String) -> String {
    // A key follows, so the last column needs a comma, which has to stand before its comment.
    var lines = columns.split(separator: "\n").map(String.init)
    if let last = lines.popLast() {
      lines.append(last.split(separator: " -- ", maxSplits: 1).joined(separator: ", -- "))
    }
    return """
      CREATE TABLE \(name) (
        -- \(purpose)
        fact_id INTEGER NOT NULL REFERENCES \(parent)(id), -- fact it belongs to
        position INTEGER NOT NULL CHECK (position >= 1), -- order in the sheet
      \(lines.joined(separator: "\n"))
        PRIMARY KEY (fact_id, position)
      ) STRICT, WITHOUT ROWID;

      """
  }

  static var sql: String {
    [people, work, programmes, surveys, projects, followUp].joined() + guards
  }

  /// The tables of facts, by name; each refuses UPDATE and DELETE.
  static let tables = [
    "plan_version", "norms_version", "calendar_override", "optional_day", "organisation_version", "adviser_version",
    "assignment", "absence", "fund_year", "registration", "trajectory", "trajectory_phase", "plg", "plg_member",
    "plg_session", "plg_phase", "plg_goal", "plg_action", "viv", "roster", "training_attendance", "survey",
    "survey_response", "project_round", "project_phase_reach", "project_result", "project_milestone", "project_budget",
    "stated_total", "uptake", "follow_up", "practice_example", "partner_activity", "improvement_plan", "indirect_reach",
  ]

  /// The side tables of facts; they refuse UPDATE and DELETE as well.
  static let sideTables = [
    "organisation_alias", "organisation_qualifier_period", "adviser_team", "registration_organisation",
    "survey_answer", "project_partner", "improvement_action",
  ]

  /// Triggers that make facts insert-only; a purge may delete, nothing may change.
  private static var guards: String {
    (tables + sideTables + ["supersession", "batch_row", "batch_problem", "original_chunk", "trail_payload"]).map {
      """
      CREATE TRIGGER \($0)_is_not_changed BEFORE UPDATE ON \($0)
      BEGIN SELECT RAISE(ABORT, '\($0) is insert-only: a correction is a new entry'); END;
      CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0) WHEN NOT EXISTS (SELECT 1 FROM purge WHERE closed_at IS NULL)
      BEGIN SELECT RAISE(ABORT, '\($0) is insert-only: an undo is a new entry'); END;

      """
    }.joined()
      + ["batch", "batch_undo", "trail", "tombstone", "mapping_version"].map {
        """
        CREATE TRIGGER \($0)_is_not_changed BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;
        CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;

        """
      }.joined()
  }
}

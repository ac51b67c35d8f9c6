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
    "survey_choice", "survey_response", "project_round", "project_phase_reach", "project_result", "project_milestone",
    "project_budget",
    "stated_total", "uptake", "follow_up", "practice_example", "partner_activity", "improvement_plan", "indirect_reach",
  ]

  /// The side tables of facts; they refuse UPDATE and DELETE as well.
  static let sideTables = [
    "organisation_alias", "organisation_qualifier_period", "adviser_team", "registration_organisation",
    "registration_adviser", "registration_head_count",
    "survey_answer", "project_partner", "improvement_action",
  ]

  /// Triggers that make a table insert-only; a purge may delete, nothing may change.
  static func insertOnly(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is insert-only: a correction is a new entry'); END;
    CREATE TRIGGER \(table)_is_not_removed BEFORE DELETE ON \(table) WHEN NOT EXISTS (SELECT 1 FROM purge WHERE closed_at IS NULL)
    BEGIN SELECT RAISE(ABORT, '\(table) is insert-only: an undo is a new entry'); END;

    """
  }

  /// Triggers that make facts insert-only; a purge may delete, nothing may change.
  private static var guards: String {
    (tables + sideTables + ["supersession", "batch_row", "batch_problem", "original_chunk", "trail_payload"])
      .map(insertOnly).joined() + order
      + ["batch", "batch_undo", "trail", "tombstone", "mapping_version"].map {
        """
        CREATE TRIGGER \($0)_is_not_changed BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;
        CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;

        """
      }.joined()
  }

  /// Triggers for what comes in a fixed order.
  ///
  /// They also refuse `INSERT OR REPLACE`, which removes a row without asking the
  /// triggers on DELETE.
  private static let order = """
    CREATE TRIGGER batch_is_numbered_upwards BEFORE INSERT ON batch
    WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM batch)
    BEGIN SELECT RAISE(ABORT, 'batch is numbered upwards from 1'); END;
    CREATE TRIGGER batch_is_undone_once BEFORE INSERT ON batch_undo
    WHEN NEW.undone_by <= NEW.batch_id OR EXISTS (SELECT 1 FROM batch_undo WHERE batch_id IN (NEW.batch_id, NEW.undone_by))
    BEGIN SELECT RAISE(ABORT, 'batch_undo: a batch is taken back once, by a later one that stands'); END;
    CREATE TRIGGER trail_is_chained BEFORE INSERT ON trail
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM trail)
      OR NEW.previous <> coalesce((SELECT hash FROM trail ORDER BY seq DESC LIMIT 1), zeroblob(32))
    BEGIN SELECT RAISE(ABORT, 'trail is append-only: an entry holds the hash of the one before'); END;
    CREATE TRIGGER purge_is_only_closed BEFORE UPDATE ON purge
    WHEN OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL OR NEW.id <> OLD.id OR NEW.opened_at <> OLD.opened_at
      OR NEW.reason <> OLD.reason OR NEW.actor <> OLD.actor
    BEGIN SELECT RAISE(ABORT, 'purge is append-only: an open one can only be closed'); END;
    CREATE TRIGGER purge_is_not_removed BEFORE DELETE ON purge
    BEGIN SELECT RAISE(ABORT, 'purge is append-only'); END;

    """
}

/// Schema version 4: what waivers cover, what a lock holds apart, and what makes a submission the same as another.
enum SchemaClosing {
  static var sql: String {
    tables
      + ["finding_digest", "waiver_finding", "waiver_end", "audit_baseline", "held_row", "submission_content"].map {
        """
        CREATE TRIGGER \($0)_is_not_changed BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;
        CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;

        """
      }.joined()
  }

  private static let tables = """
    CREATE TABLE finding_digest (
      -- What lay under a finding in one run of the audit: a waiver holds while this stays the same.
      audit_run_id INTEGER NOT NULL REFERENCES audit_run(id), -- the run
      finding_id INTEGER NOT NULL REFERENCES finding(id), -- the finding
      digest BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 over the digests of its facts and its figures
      PRIMARY KEY (audit_run_id, finding_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE waiver_finding (
      -- A finding that a waiver covers, with what lay under it when it was granted.
      waiver_id INTEGER NOT NULL REFERENCES waiver(id), -- the waiver
      finding_id INTEGER NOT NULL REFERENCES finding(id), -- the finding
      digest BLOB NOT NULL CHECK (length(digest) = 32), -- as in finding_digest; when it differs the finding is back
      PRIMARY KEY (waiver_id, finding_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX waiver_finding_by_finding ON waiver_finding(finding_id);

    CREATE TABLE waiver_end (
      -- A waiver that was withdrawn before its last day.
      waiver_id INTEGER PRIMARY KEY REFERENCES waiver(id), -- the waiver
      ended_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      ended_by TEXT NOT NULL CHECK (length(ended_by) > 0), -- who
      reason TEXT NOT NULL CHECK (length(reason) > 0) -- why
    ) STRICT;

    CREATE TABLE audit_baseline (
      -- A run of the audit that later ones are held against; the last one counts.
      id INTEGER PRIMARY KEY, -- number of the baseline
      audit_run_id INTEGER NOT NULL REFERENCES audit_run(id), -- the run
      set_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      set_by TEXT NOT NULL -- who
    ) STRICT;

    CREATE TABLE held_row (
      -- Why a row of disposition held waits, and which record it would be. It waits until that record is a current fact.
      row_id INTEGER PRIMARY KEY REFERENCES batch_row(id), -- the row
      lock_id INTEGER NOT NULL REFERENCES period_lock(id), -- lock that holds it
      key BLOB NOT NULL, -- key of the record
      digest BLOB NOT NULL CHECK (length(digest) = 16) -- first half of the SHA-256 of its content
    ) STRICT;

    CREATE TABLE submission_content (
      -- What a submission said, apart from when and by whom it was made.
      submission_id INTEGER PRIMARY KEY REFERENCES submission(id), -- the submission
      digest BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 of its content: equal ones say the same
      content TEXT NOT NULL, -- hashes of its files, waivers, batches and rules, as canonical JSON
      folder TEXT NOT NULL -- where it was written
    ) STRICT;

    """
}

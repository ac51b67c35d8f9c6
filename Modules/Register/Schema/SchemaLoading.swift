/// The part of schema version 2 about loading: what a batch confirms, mends and was written in.
enum SchemaLoading {
  /// The setting that says from which batch on ``batch_confirmation`` is filled.
  static let confirmedSince = "confirmations since batch"

  static var sql: String {
    tables
      + ["batch_confirmation", "row_resolution", "batch_reason", "batch_encoding"].map {
        """
        CREATE TRIGGER \($0)_is_not_changed BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;
        CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;

        """
      }.joined()
      + "INSERT INTO setting (name, value) SELECT '\(confirmedSince)', coalesce(max(id), 0) + 1 FROM batch;\n"
  }

  private static let tables = """
    CREATE TABLE batch_confirmation (
      -- Facts of earlier batches that a batch says as well: those cannot be taken back before it.
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch that found them unchanged
      confirmed_batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch in which they became known
      facts INTEGER NOT NULL CHECK (facts >= 1), -- how many of its facts
      PRIMARY KEY (batch_id, confirmed_batch_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX batch_confirmation_by_confirmed ON batch_confirmation(confirmed_batch_id);

    CREATE TABLE row_resolution (
      -- A rejected row that came back in a mended file. A row is open when no such row of a standing batch names it.
      row_id INTEGER NOT NULL REFERENCES batch_row(id), -- rejected row
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch in which it came back
      outcome TEXT NOT NULL CHECK (outcome IN ('fact', 'unchanged', 'rejected', 'set-aside')), -- what became of it there
      fact_id INTEGER, -- fact it became or was found to be; NULL when it did not become one
      replaced_by INTEGER REFERENCES batch_row(id), -- rejected row that took its place; NULL when it was not rejected again
      PRIMARY KEY (row_id, batch_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX row_resolution_by_batch ON row_resolution(batch_id);
    CREATE INDEX row_resolution_by_fact ON row_resolution(fact_id);

    CREATE TABLE batch_reason (
      -- Why somebody corrected a record by hand.
      batch_id INTEGER PRIMARY KEY REFERENCES batch(id), -- batch of the correction
      reason TEXT NOT NULL CHECK (length(reason) > 0) -- why
    ) STRICT;

    CREATE TABLE batch_encoding (
      -- The text encoding of a file that is not UTF-8; its kept bytes are read with it.
      batch_id INTEGER PRIMARY KEY REFERENCES batch(id), -- batch of the file
      encoding TEXT NOT NULL -- name of the encoding, such as windows-1252
    ) STRICT;

    """
}

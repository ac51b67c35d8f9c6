/// The first part of schema version 1: batches, where facts come from, and the trail.
///
/// SQLite keeps the comments inside a `CREATE TABLE`, so the comment behind each column is at once its documentation in
/// `docs/schema.md`; the line after the opening bracket says what the table is for.
enum SchemaTrust {
  static let sql = """
    CREATE TABLE setting (
      -- Facts about the database itself, such as the digest of the seeded vocabulary.
      name TEXT PRIMARY KEY, -- name of the setting
      value TEXT NOT NULL -- its value
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE record_kind (
      -- The kinds of records that can be loaded; a supersession names a fact by kind and id.
      id INTEGER PRIMARY KEY, -- stable number of the kind
      code TEXT NOT NULL UNIQUE, -- name of the kind on the command line, in Dutch
      dutch TEXT NOT NULL, -- Dutch label
      english TEXT NOT NULL, -- English label
      fact_table TEXT NOT NULL -- table that holds its facts
    ) STRICT;

    CREATE TABLE batch (
      -- One load of one file, or one correction: what became known, and when. Never changed, never deleted.
      id INTEGER PRIMARY KEY, -- numbered upwards from 1; facts become known in this order
      kind_id INTEGER NOT NULL REFERENCES record_kind(id), -- kind of records in the file
      source TEXT NOT NULL DEFAULT '', -- whose sheet it is; ids of a sheet are unique within it
      file_name TEXT NOT NULL, -- name of the file, without its folder
      file_hash BLOB NOT NULL CHECK (length(file_hash) = 32), -- SHA-256 of the file's bytes
      byte_count INTEGER NOT NULL CHECK (byte_count >= 0), -- size of the file in bytes
      loaded_at TEXT NOT NULL, -- moment of loading, UTC, ISO 8601
      loaded_on TEXT NOT NULL, -- calendar day of loading in Europe/Brussels, ISO 8601
      actor TEXT NOT NULL, -- who loaded it: the account that ran the program
      program_version TEXT NOT NULL, -- version of the program that loaded it
      mapping TEXT, -- mapping profile used, as text; NULL when the headers were the standard ones
      dialect TEXT, -- encoding, delimiter and line ends as understood, with the evidence
      is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)), -- 1 when the file was declared to be the full list
      is_invented INTEGER NOT NULL CHECK (is_invented IN (0, 1)), -- 1 when the data are invented; reports then say so
      records INTEGER NOT NULL CHECK (records >= 0), -- rows of the file that are not its header
      new INTEGER NOT NULL CHECK (new >= 0), -- records not known before
      changed INTEGER NOT NULL CHECK (changed >= 0), -- records that supersede an earlier one
      unchanged INTEGER NOT NULL CHECK (unchanged >= 0), -- records already known with the same content
      rejected INTEGER NOT NULL CHECK (rejected >= 0), -- rows refused, kept in batch_row with their reasons
      held INTEGER NOT NULL CHECK (held >= 0), -- rows kept apart until someone decides (late registrations)
      set_aside INTEGER NOT NULL CHECK (set_aside >= 0), -- rows that are no data: blank lines, totals, repeated headers
      gone INTEGER NOT NULL DEFAULT 0 CHECK (gone >= 0), -- facts ended because a complete file no longer names them
      facts_digest BLOB NOT NULL CHECK (length(facts_digest) = 32), -- SHA-256 over keys, places and digests of its facts, in order
      CHECK (records = new + changed + unchanged + rejected + held + set_aside)
    ) STRICT;
    CREATE INDEX batch_by_hash ON batch(file_hash);

    CREATE TABLE batch_undo (
      -- A batch taken back by a later one; the facts stay, so a day in between still shows them.
      batch_id INTEGER PRIMARY KEY REFERENCES batch(id), -- batch taken back
      undone_by INTEGER NOT NULL REFERENCES batch(id), -- batch that takes it back
      reason TEXT NOT NULL -- why
    ) STRICT;

    CREATE TABLE supersession (
      -- A fact that no longer holds from a batch on. A fact is current when none of these rows names it.
      kind_id INTEGER NOT NULL REFERENCES record_kind(id), -- kind of the fact
      fact_id INTEGER NOT NULL, -- id of the fact in the table of that kind
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch that made it so
      successor_id INTEGER, -- fact that takes its place; NULL when it is simply gone
      cause TEXT NOT NULL CHECK (cause IN ('changed', 'gone', 'corrected', 'merged')), -- what happened
      PRIMARY KEY (kind_id, fact_id, batch_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX supersession_by_batch ON supersession(batch_id);

    CREATE TABLE original_chunk (
      -- The bytes of each loaded file, so that every fact can be shown as it was typed.
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch of the file
      number INTEGER NOT NULL, -- order of the piece, from 0
      first_line INTEGER NOT NULL, -- text line on which the piece begins, from 1
      byte_offset INTEGER NOT NULL, -- offset of the piece in the file
      byte_count INTEGER NOT NULL, -- size of the piece before compression, at most 262,144 bytes
      bytes BLOB NOT NULL, -- the piece, compressed with zlib
      PRIMARY KEY (batch_id, number)
    ) STRICT;

    CREATE TABLE batch_row (
      -- A row of a file that did not become a fact, kept whole.
      id INTEGER PRIMARY KEY, -- number of the row
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch of the file
      disposition TEXT NOT NULL CHECK (disposition IN ('rejected', 'held', 'set-aside')), -- what became of it
      line INTEGER NOT NULL, -- text line on which it begins, from 1
      row INTEGER NOT NULL, -- spreadsheet row, from 1
      original BLOB NOT NULL -- the bytes of the row
    ) STRICT;
    CREATE INDEX batch_row_by_batch ON batch_row(batch_id, line);

    CREATE TABLE batch_problem (
      -- What was noticed while loading: errors of rejected rows, notices about loaded ones.
      id INTEGER PRIMARY KEY, -- number of the problem
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch of the file
      row_id INTEGER REFERENCES batch_row(id), -- row that did not become a fact; NULL for a notice about one that did
      code TEXT NOT NULL, -- stable code, explained in docs/import
      severity TEXT NOT NULL CHECK (severity IN ('fout', 'waarschuwing', 'opmerking')), -- how serious
      line INTEGER, -- text line, from 1
      column_number INTEGER, -- character column in that line, from 1
      field TEXT, -- header of the column
      dutch TEXT NOT NULL, -- what was found, what was expected, what to do
      english TEXT NOT NULL -- the same in English
    ) STRICT;
    CREATE INDEX batch_problem_by_batch ON batch_problem(batch_id, line);
    CREATE INDEX batch_problem_by_row ON batch_problem(row_id);

    CREATE TABLE mapping_version (
      -- Mapping profiles as they were used, by content.
      id INTEGER PRIMARY KEY, -- number of the version
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- first batch that used it
      name TEXT NOT NULL, -- name of the profile
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32), -- SHA-256 of the text
      document TEXT NOT NULL -- the profile's text
    ) STRICT;

    CREATE TABLE trail (
      -- What happened to the database, chained: each entry holds the hash of the one before. Refuses change and removal.
      seq INTEGER PRIMARY KEY, -- order of the entry, from 1
      at TEXT NOT NULL, -- moment, UTC, ISO 8601
      actor TEXT NOT NULL, -- who
      action TEXT NOT NULL, -- what: load, undo, audit, waive, lock, reopen, submit, report, purge
      subject TEXT NOT NULL, -- on what: a batch number, a period, a finding
      payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32), -- SHA-256 of the payload in trail_payload
      previous BLOB NOT NULL CHECK (length(previous) = 32), -- hash of the entry before; zeros for the first
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32) -- SHA-256 over all columns above
    ) STRICT;

    CREATE TABLE trail_payload (
      -- The content behind a trail entry; it can be purged, after which only its digest remains.
      seq INTEGER PRIMARY KEY REFERENCES trail(seq), -- entry it belongs to
      payload TEXT NOT NULL -- canonical JSON
    ) STRICT;

    CREATE TABLE purge (
      -- A removal of values whose retention has passed. While one is open, facts may be deleted; the trail may not.
      id INTEGER PRIMARY KEY, -- number of the purge
      opened_at TEXT NOT NULL, -- moment it began, UTC, ISO 8601
      closed_at TEXT, -- moment it ended; NULL while it runs
      reason TEXT NOT NULL, -- which retention rule
      actor TEXT NOT NULL -- who
    ) STRICT;

    CREATE TABLE tombstone (
      -- What is left of a purged fact: that it was there, and its digest.
      kind_id INTEGER NOT NULL REFERENCES record_kind(id), -- kind of the fact
      fact_id INTEGER NOT NULL, -- id the fact had
      digest BLOB NOT NULL CHECK (length(digest) = 16), -- digest the fact had
      purge_id INTEGER NOT NULL REFERENCES purge(id), -- purge that removed it
      PRIMARY KEY (kind_id, fact_id)
    ) STRICT, WITHOUT ROWID;
    """
}

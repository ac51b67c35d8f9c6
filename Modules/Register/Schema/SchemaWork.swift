/// What the tools keep about their own work: audits, waivers, locks, submissions, reports, jobs, plannings.
enum SchemaWork {
  static let audits = """
    CREATE TABLE audit_run (
      -- One run of the audit.
      id INTEGER PRIMARY KEY, -- number of the run
      at TEXT NOT NULL, -- moment, UTC, ISO 8601
      actor TEXT NOT NULL, -- who ran it
      program_version TEXT NOT NULL, -- version of the program
      ruleset TEXT NOT NULL, -- name of the ruleset
      ruleset_digest BLOB NOT NULL CHECK (length(ruleset_digest) = 32), -- SHA-256 of rules, severities and thresholds
      scope TEXT NOT NULL, -- period audited, or 'alles'
      batch_id INTEGER REFERENCES batch(id), -- last batch it saw; NULL for an empty database
      errors INTEGER NOT NULL CHECK (errors >= 0), -- findings of severity fout
      warnings INTEGER NOT NULL CHECK (warnings >= 0), -- findings of severity waarschuwing
      notices INTEGER NOT NULL CHECK (notices >= 0) -- findings of severity opmerking
    ) STRICT;

    CREATE TABLE finding (
      -- Something the audit found; the same finding in later runs is the same row.
      id INTEGER PRIMARY KEY, -- number of the finding
      identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 32), -- SHA-256 of rule and facts, never of line numbers
      rule TEXT NOT NULL, -- code of the rule
      scope TEXT NOT NULL, -- pillar, organisation, project or period it is about
      first_run_id INTEGER NOT NULL REFERENCES audit_run(id), -- run that found it first
      owner TEXT -- who follows it up
    ) STRICT;

    CREATE TABLE audit_finding (
      -- A finding as one run saw it; a run that no longer has a row for it found it resolved.
      audit_run_id INTEGER NOT NULL REFERENCES audit_run(id), -- the run
      finding_id INTEGER NOT NULL REFERENCES finding(id), -- the finding
      severity TEXT NOT NULL CHECK (severity IN ('fout', 'waarschuwing', 'opmerking')), -- severity in this run
      dutch TEXT NOT NULL, -- message
      english TEXT NOT NULL, -- message in English
      detail TEXT NOT NULL, -- figures, sources, facts and places, as canonical JSON
      state TEXT NOT NULL CHECK (state IN ('new', 'persisting', 'reopened')), -- compared with the run before
      PRIMARY KEY (audit_run_id, finding_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE waiver (
      -- A finding or rule that someone accepts for a while, with a reason.
      id INTEGER PRIMARY KEY, -- number of the waiver
      finding_id INTEGER REFERENCES finding(id), -- one finding; NULL for a rule
      rule TEXT, -- a rule; NULL for one finding
      scope TEXT NOT NULL, -- where it holds
      reason TEXT NOT NULL CHECK (length(reason) > 0), -- why
      granted_by TEXT NOT NULL CHECK (length(granted_by) > 0), -- who
      granted_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      until TEXT NOT NULL, -- last day on which it holds
      facts_digest BLOB NOT NULL CHECK (length(facts_digest) = 32), -- facts under it; when they change it no longer holds
      CHECK ((finding_id IS NULL) <> (rule IS NULL))
    ) STRICT;

    CREATE TABLE period_lock (
      -- A period that is closed: later loads that touch it are held apart.
      id INTEGER PRIMARY KEY, -- number of the lock
      period TEXT NOT NULL, -- month or school year
      locked_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      locked_by TEXT NOT NULL, -- who
      audit_run_id INTEGER NOT NULL REFERENCES audit_run(id) -- audit it rests on
    ) STRICT;

    CREATE TABLE period_reopening (
      -- A lock that was lifted for a while.
      id INTEGER PRIMARY KEY, -- number of the reopening
      lock_id INTEGER NOT NULL REFERENCES period_lock(id), -- the lock
      reopened_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      reopened_by TEXT NOT NULL CHECK (length(reopened_by) > 0), -- who
      reason TEXT NOT NULL CHECK (length(reason) > 0), -- why
      until TEXT NOT NULL -- last day on which it is open
    ) STRICT;

    CREATE TABLE submission (
      -- A package handed to the ministry.
      id INTEGER PRIMARY KEY, -- number of the submission
      period TEXT NOT NULL, -- school year
      made_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      actor TEXT NOT NULL, -- who
      manifest_digest BLOB NOT NULL CHECK (length(manifest_digest) = 32), -- SHA-256 of its manifest
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- last batch in it
      trail_seq INTEGER NOT NULL REFERENCES trail(seq) -- head of the trail printed in it
    ) STRICT;

    CREATE TABLE report_run (
      -- A report that was made.
      id INTEGER PRIMARY KEY, -- number of the report
      report TEXT NOT NULL, -- which report
      period TEXT NOT NULL, -- its period
      parameters TEXT NOT NULL, -- its parameters, as canonical JSON
      made_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      actor TEXT NOT NULL, -- who
      program_version TEXT NOT NULL, -- version of the program
      batch_id INTEGER REFERENCES batch(id), -- last batch in it
      figures_digest BLOB NOT NULL CHECK (length(figures_digest) = 32), -- SHA-256 of its figures
      folder TEXT NOT NULL -- where it was written
    ) STRICT;

    """

  static let jobs = """
    CREATE TABLE job_slot (
      -- A logical moment of a job, claimed once before its first step, however many runners there are.
      job TEXT NOT NULL, -- name of the job
      slot TEXT NOT NULL, -- logical moment, UTC, ISO 8601; for a run by hand its own name
      claimed_at TEXT NOT NULL, -- moment of the claim, UTC, ISO 8601
      runner_pid INTEGER NOT NULL, -- process that claimed it
      runner_boot TEXT NOT NULL, -- boot id of its machine
      runner_started TEXT NOT NULL, -- start time of the process, as the system gives it
      PRIMARY KEY (job, slot)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE job_run (
      -- One run of a job.
      id INTEGER PRIMARY KEY, -- number of the run
      job TEXT NOT NULL, -- name of the job
      slot TEXT NOT NULL, -- logical moment it is for
      cause TEXT NOT NULL CHECK (cause IN ('schedule', 'catch-up', 'manual', 'backfill')), -- why it ran
      month TEXT, -- logical month, when the job has one
      definition TEXT NOT NULL, -- the job file as it was
      started_at TEXT NOT NULL, -- moment it began, UTC, ISO 8601
      ended_at TEXT, -- moment it ended; NULL while it runs or when its end was never recorded
      state TEXT NOT NULL CHECK (state IN ('running', 'succeeded', 'failed', 'timed-out', 'cancelled', 'interrupted', 'skipped')), -- how it stands
      detail TEXT -- why it failed or was skipped
    ) STRICT;
    CREATE INDEX job_run_by_job ON job_run(job, slot);

    CREATE TABLE job_step (
      -- One attempt of one step of a run.
      run_id INTEGER NOT NULL REFERENCES job_run(id), -- the run
      step TEXT NOT NULL, -- id of the step
      attempt INTEGER NOT NULL CHECK (attempt >= 1), -- which attempt
      command TEXT NOT NULL, -- command and arguments, as JSON
      started_at TEXT, -- moment it began; NULL when it was skipped
      ended_at TEXT, -- moment it ended; NULL when it runs, was skipped, or its end was never recorded
      state TEXT NOT NULL CHECK (state IN ('running', 'succeeded', 'failed', 'timed-out', 'cancelled', 'skipped', 'unknown')), -- how it stands
      exit_code INTEGER, -- exit code
      signal INTEGER, -- signal that ended it
      detail TEXT, -- why it failed to start, was skipped or cancelled
      output_path TEXT, -- file that holds its whole output
      output_bytes INTEGER, -- size of its whole output
      output_head TEXT, -- first part of its output
      output_tail TEXT, -- last part of its output
      PRIMARY KEY (run_id, step, attempt)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE job_notification (
      -- A message about a run, delivered or still to be delivered.
      id INTEGER PRIMARY KEY, -- number of the message
      run_id INTEGER REFERENCES job_run(id), -- the run; NULL for a run that never came
      job TEXT NOT NULL, -- name of the job
      kind TEXT NOT NULL CHECK (kind IN ('failure', 'recovery', 'late', 'missing')), -- what it says
      channel TEXT NOT NULL, -- mail, webhook or heartbeat
      target TEXT NOT NULL, -- address
      message TEXT NOT NULL, -- the text
      created_at TEXT NOT NULL, -- moment it was made, UTC, ISO 8601
      delivered_at TEXT, -- moment it was delivered; NULL when it was not
      attempts INTEGER NOT NULL DEFAULT 0, -- attempts to deliver it
      last_error TEXT -- why the last attempt failed
    ) STRICT;

    CREATE TABLE job_pause (
      -- A job that must not run for a while.
      id INTEGER PRIMARY KEY, -- number of the pause
      job TEXT NOT NULL, -- name of the job
      paused_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      until TEXT, -- moment it ends by itself; NULL until resumed
      resumed_at TEXT, -- moment it was resumed; NULL when it was not
      reason TEXT NOT NULL, -- why
      actor TEXT NOT NULL -- who
    ) STRICT;

    """

  static let planning = """
    CREATE TABLE planning (
      -- A computed planning of a school year.
      id INTEGER PRIMARY KEY, -- number of the planning
      school_year INTEGER NOT NULL, -- calendar year in which the school year begins
      made_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      actor TEXT NOT NULL, -- who
      seed INTEGER NOT NULL, -- seed of the solver
      wishes TEXT NOT NULL, -- constraints and wishes, as canonical JSON
      score INTEGER NOT NULL, -- weighted wishes that are not met
      based_on INTEGER REFERENCES planning(id) -- planning it replans; NULL for a first one
    ) STRICT;

    CREATE TABLE planned_session (
      -- A moment in a planning.
      planning_id INTEGER NOT NULL REFERENCES planning(id), -- the planning
      subject_kind TEXT NOT NULL CHECK (subject_kind IN ('plg', 'traject', 'bevraging', 'opvolging', 'rapport', 'overleg', 'scholengroep', 'viv', 'termijn')), -- what kind of thing it is for
      subject TEXT NOT NULL, -- code of the community, trajectory, survey or report
      number INTEGER NOT NULL, -- order within the subject
      purpose TEXT NOT NULL, -- what it is for
      date TEXT NOT NULL, -- the day
      start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439), -- start, in minutes after midnight
      minutes INTEGER CHECK (minutes > 0), -- length in minutes
      guide TEXT, -- code of the guide
      expert TEXT, -- code of the expert who comes along
      organisation_number INTEGER REFERENCES organisation(number), -- where
      room TEXT, -- room
      is_fixed INTEGER NOT NULL CHECK (is_fixed IN (0, 1)), -- 1: must not move
      uid TEXT NOT NULL, -- stable id in calendars
      sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0), -- how often it changed; calendars take the highest
      is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1)), -- 1: it no longer takes place
      PRIMARY KEY (planning_id, subject_kind, subject, number)
    ) STRICT, WITHOUT ROWID;

    """

  /// Triggers that keep what must stand: audits, waivers, locks, reopenings, submissions and reports are never changed.
  static var guards: String {
    ["audit_run", "audit_finding", "waiver", "period_lock", "period_reopening", "submission", "report_run"].map {
      """
      CREATE TRIGGER \($0)_is_not_changed BEFORE UPDATE ON \($0)
      BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;
      CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0)
      BEGIN SELECT RAISE(ABORT, '\($0) is append-only'); END;

      """
    }.joined() + """
      CREATE TRIGGER finding_keeps_its_identity BEFORE UPDATE OF id, identity, rule, scope, first_run_id ON finding
      BEGIN SELECT RAISE(ABORT, 'finding keeps its identity: only its owner changes'); END;
      CREATE TRIGGER finding_is_not_removed BEFORE DELETE ON finding
      BEGIN SELECT RAISE(ABORT, 'finding is append-only'); END;

      """
  }

  static var sql: String { audits + jobs + planning + guards }
}

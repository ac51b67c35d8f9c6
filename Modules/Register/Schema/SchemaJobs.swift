/// Schema version 5: what running jobs needs beyond version 1.
enum SchemaJobs {
  static let sql = """
    -- Made anew, because a column that is added to a table loses its comment to the one before it.
    CREATE TABLE job_slot_5 (
      -- A logical moment of a job, claimed once before its first step, however many runners there are.
      job TEXT NOT NULL, -- name of the job
      slot TEXT NOT NULL, -- logical moment, UTC, ISO 8601; for a run by hand its own name
      claimed_at TEXT NOT NULL, -- moment of the claim, UTC, ISO 8601
      runner_pid INTEGER NOT NULL, -- process that claimed it
      runner_boot TEXT NOT NULL, -- boot id of its machine
      runner_started TEXT NOT NULL, -- start time of the process, as the system gives it
      is_backfill INTEGER NOT NULL DEFAULT 0 CHECK (is_backfill IN (0, 1)), -- 1: asked for afterwards; settles no slot before it
      PRIMARY KEY (job, slot)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO job_slot_5 SELECT job, slot, claimed_at, runner_pid, runner_boot, runner_started, 0 FROM job_slot;
    DROP TABLE job_slot;
    ALTER TABLE job_slot_5 RENAME TO job_slot;

    CREATE TABLE job_cancel (
      -- A run that someone wants stopped; its runner looks here.
      run_id INTEGER PRIMARY KEY REFERENCES job_run(id), -- the run
      asked_at TEXT NOT NULL, -- moment, UTC, ISO 8601
      actor TEXT NOT NULL, -- who
      reason TEXT NOT NULL -- why
    ) STRICT;

    CREATE TABLE job_message (
      -- A message about a job, delivered or still to be delivered.
      id INTEGER PRIMARY KEY, -- number of the message
      run_id INTEGER REFERENCES job_run(id), -- the run; NULL for a run that never came
      job TEXT NOT NULL, -- name of the job
      kind TEXT NOT NULL CHECK (kind IN ('failure', 'recovery', 'late', 'missing', 'heartbeat')), -- what it says
      channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook', 'heartbeat')), -- how it is delivered
      target TEXT NOT NULL, -- address, or where the address is kept: file:PATH, env:NAME
      message TEXT NOT NULL, -- the text
      created_at TEXT NOT NULL, -- moment it was made, UTC, ISO 8601
      delivered_at TEXT, -- moment it was delivered; NULL when it was not
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0), -- attempts to deliver it
      last_error TEXT -- why the last attempt failed
    ) STRICT;
    INSERT INTO job_message SELECT * FROM job_notification;
    DROP TABLE job_notification;
    CREATE INDEX job_message_undelivered ON job_message(id) WHERE delivered_at IS NULL;

    """
}

/// The part of schema version 2 about records: what version 1 kept in another shape, or not at all.
///
/// Every table dropped here is one that nothing could be loaded into under version 1, so none holds a row.
enum SchemaRecords {
  /// The tables of facts that version 2 makes or makes anew; each refuses UPDATE and DELETE.
  static let tables = [
    "trajectory", "plg", "survey_response", "uptake", "practice_example", "improvement_plan", "optional_day",
    "institution_alias",
  ]

  /// Their side tables; they refuse UPDATE and DELETE as well.
  static let sideTables = [
    "trajectory_phase", "plg_phase", "plg_goal", "plg_action", "plg_source", "plg_consultation", "survey_answer",
    "improvement_action", "improvement_monitoring",
  ]

  static var sql: String {
    [removed, registration, trajectories, communities, surveys, others].joined()
      + (tables + sideTables).map(SchemaFacts.insertOnly).joined()
  }

  /// What version 1 had in another shape, side tables first.
  private static let removed =
    [
      "survey_answer", "survey_response", "improvement_action", "improvement_plan", "trajectory_phase", "trajectory",
      "plg_phase", "plg_goal", "plg_action", "plg", "uptake", "practice_example", "optional_day",
    ].map { "DROP TABLE \($0);\n" }.joined()

  /// A row that several advisers register together; NULL leaves the digests of all other registrations as they were.
  private static let registration = """
    ALTER TABLE registration ADD COLUMN further_advisers INTEGER -- advisers beside adviser_id, in registration_adviser; NULL for none
      CHECK (further_advisers > 0);

    """

  private static let phases = """
      phase_id INTEGER NOT NULL REFERENCES implementation_phase(id), -- phase
      cycle INTEGER NOT NULL CHECK (cycle >= 1), -- which time round
      first_day TEXT NOT NULL -- day the phase began
    """

  private static let trajectories =
    SchemaFacts.table(
      "trajectory", "A guidance trajectory with an organisation.",
      """
        code TEXT NOT NULL, -- code of the trajectory
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        destination_id INTEGER NOT NULL REFERENCES destination(id), -- pillar
        theme TEXT, -- theme
        adviser_id INTEGER NOT NULL REFERENCES adviser(id), -- the fixed adviser
        interval_weeks INTEGER CHECK (interval_weeks > 0), -- weeks between contacts, as the school chose; a long one has it
        is_long INTEGER NOT NULL CHECK (is_long IN (0, 1)), -- 1: long trajectory, 0: short
        valid_from TEXT, -- first day; NULL when not known
        valid_through TEXT, -- last day; NULL when it has not ended
        CHECK (is_long = 0 OR interval_weeks IS NOT NULL)
      """)
    + SchemaFacts.side(
      "trajectory_phase", of: "trajectory", "The dated phases of a trajectory, over its cycles.", phases)
    + SchemaFacts.table(
      "uptake", "Whether an organisation chose its theme with raised frequency, or declined.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        school_year INTEGER NOT NULL, -- calendar year in which the school year begins
        theme TEXT, -- theme chosen; NULL when it declined
        adviser_id INTEGER REFERENCES adviser(id), -- the fixed adviser
        declined_because TEXT, -- why it declined; NULL when it chose a theme
        is_evaluated INTEGER CHECK (is_evaluated IN (0, 1)) -- 1: evaluated; NULL when not said
      """)

  private static let communities =
    SchemaFacts.table(
      "plg", "A professional learning community of one organisation; what was held stands in plg_session.",
      """
        code TEXT NOT NULL, -- code of the community
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        school_group TEXT, -- school group
        theme TEXT NOT NULL, -- theme
        internal_guide TEXT, -- pseudonym of the internal guide; NULL when none is named
        process_guide TEXT, -- pseudonym of the process guide; NULL when none is named
        intake_day TEXT, -- day agreed for the intake
        harvest_day TEXT, -- day agreed for the harvest moment
        sustaining_plan INTEGER CHECK (sustaining_plan IN (0, 1)) -- 1: a sustaining plan is present; NULL when not said
      """)
    + SchemaFacts.side("plg_phase", of: "plg", "The dated phases of a community, over its cycles.", phases)
    + SchemaFacts.side(
      "plg_goal", of: "plg", "The goals of a community.",
      """
        term_id INTEGER NOT NULL REFERENCES plg_goal_term(id), -- by when
        goal TEXT NOT NULL -- the goal
      """)
    + SchemaFacts.side(
      "plg_action", of: "plg", "The actions of a community.",
      """
        action TEXT NOT NULL, -- the action
        care_phase_id INTEGER REFERENCES care_phase(id), -- phase of the care continuum it serves
        done_on TEXT -- day it was done
      """)
    + SchemaFacts.side(
      "plg_source", of: "plg", "The sources a community used.", "  source TEXT NOT NULL -- the source")
    + SchemaFacts.side(
      "plg_consultation", of: "plg", "The days agreed for the consultations between internal guides.",
      "  day TEXT NOT NULL -- the day")

  private static let surveys =
    SchemaFacts.table(
      "survey_response", "One person's answers to a survey.",
      """
        survey TEXT NOT NULL, -- code of the survey
        number INTEGER CHECK (number >= 0), -- number of the response within the survey; NULL when the export gives none
        organisation_number INTEGER REFERENCES organisation(number), -- organisation; NULL when not asked or not known
        organisation_given TEXT, -- organisation as typed, kept when it could not be linked to a number
        function_id INTEGER REFERENCES respondent_function(id), -- function of the respondent; NULL when not coded yet
        reason TEXT, -- reason for taking part, in own words
        motivation_id INTEGER REFERENCES motivation(id) -- motivation, as coded by the service
      """)
    + SchemaFacts.side(
      "survey_answer", of: "survey_response", "An answer to one item; blank answers are none.",
      """
        item TEXT NOT NULL, -- code of the item, or the question of a team as it stands in the sheet
        score INTEGER CHECK (score >= 1), -- point of the scale, from 1; NULL when not applicable or open
        not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)), -- 1: marked as not applicable
        open_text TEXT -- open answer
      """)

  private static let others =
    SchemaFacts.table(
      "practice_example", "A practice example that is shared.",
      """
        code TEXT NOT NULL, -- code
        title TEXT NOT NULL, -- what
        organisation_number INTEGER REFERENCES organisation(number), -- organisation; NULL when none or not known
        organisation_given TEXT, -- organisation as typed, kept when it could not be linked to a number
        shared_on TEXT, -- day it was shared
        shared_with TEXT, -- with whom
        evaluation TEXT -- how it was evaluated
      """)
    + SchemaFacts.table(
      "improvement_plan", "The improvement plan of a high-needs organisation, as one of the three links keeps it.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        agreed_on TEXT NOT NULL, -- day it was agreed
        link_id INTEGER NOT NULL REFERENCES support_link(id) -- which of the three links keeps it
      """)
    + SchemaFacts.side(
      "improvement_action", of: "improvement_plan", "The actions of an improvement plan.",
      """
        action TEXT NOT NULL, -- what
        due_on TEXT -- day by which it is due
      """)
    + SchemaFacts.side(
      "improvement_monitoring", of: "improvement_plan", "The days on which an improvement plan is monitored.",
      """
        day TEXT NOT NULL, -- the day
        note TEXT -- what is noted with it
      """)
    + SchemaFacts.table(
      "optional_day", "A day or half day off that an organisation chose itself.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        site TEXT, -- number of the site of the organisation; NULL for all
        day TEXT NOT NULL, -- the day
        half TEXT CHECK (half IN ('voormiddag', 'namiddag', 'onbekend')), -- which half; NULL for the whole day
        is_study_day INTEGER NOT NULL CHECK (is_study_day IN (0, 1)) -- 1: study day of the staff
      """)
    + SchemaFacts.table(
      "institution_alias", "A decision that a text or a number in sheets means an institution.",
      """
        given TEXT NOT NULL, -- the text as sheets write it
        merged_number INTEGER REFERENCES organisation(number), -- the number that is merged, when the text is one
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- the institution it means
        reason TEXT -- why
      """)
}

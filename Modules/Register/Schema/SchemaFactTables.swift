extension SchemaFacts {
  /// Plans, calendar, organisations and people.
  static let people =
    table(
      "plan_version", "One version of a plan: pillars, goals, reach blocks, actions, norms.",
      """
        code TEXT NOT NULL, -- code of the plan
        title TEXT NOT NULL, -- title of the plan
        valid_from TEXT NOT NULL, -- first day of the plan
        valid_through TEXT NOT NULL, -- last day of the plan
        document TEXT NOT NULL -- the whole plan, as canonical JSON; the program reads this
      """)
    + table(
      "norms_version", "Norms of a plan that changed on a day, on top of the plan's own.",
      """
        plan_code TEXT NOT NULL, -- code of the plan they belong to
        valid_from TEXT NOT NULL, -- first day on which they hold
        document TEXT NOT NULL -- the norms that changed, as canonical JSON
      """)
    + table(
      "calendar_override", "A decision that changes the school calendar, on top of the rules.",
      """
        effect TEXT NOT NULL CHECK (effect IN ('verplaatst', 'vrij', 'open')), -- a holiday moves, days are free, or lessons are held
        holiday TEXT, -- the holiday that moves; NULL for the other effects
        first_day TEXT NOT NULL, -- first day
        last_day TEXT NOT NULL, -- last day
        dutch TEXT NOT NULL, -- why, as shown on a calendar
        english TEXT NOT NULL, -- the same in English
        source TEXT NOT NULL -- document that decided it
      """)
    + table(
      "optional_day", "A day off that an organisation chose itself.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        site TEXT, -- site of the organisation; NULL for all
        day TEXT NOT NULL, -- the day
        half TEXT CHECK (half IN ('voormiddag', 'namiddag')), -- half day; NULL for the whole day
        is_study_day INTEGER NOT NULL CHECK (is_study_day IN (0, 1)) -- 1: study day of the staff
      """)
    + table(
      "organisation_version",
      "An organisation as known from a batch on: school, centre, board, CLB, support centre, boarding school.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- its institution number
        name TEXT NOT NULL, -- its name
        type_id INTEGER NOT NULL REFERENCES organisation_type(id), -- kind of organisation
        board TEXT, -- governing board
        school_group TEXT, -- school group
        province TEXT, -- province
        coordinator TEXT, -- code of its fixed adviser, for high needs
        valid_from TEXT, -- first day under this number; NULL when not known
        valid_through TEXT, -- last day under this number; NULL when it has not ended
        successor_number INTEGER REFERENCES organisation(number) -- number that took over
      """)
    + side(
      "organisation_alias", of: "organisation_version", "Other spellings of an organisation's name.",
      "  name TEXT NOT NULL -- the spelling")
    + side(
      "organisation_qualifier_period", of: "organisation_version", "Marks of an organisation with their days.",
      """
        qualifier_id INTEGER NOT NULL REFERENCES organisation_qualifier(id), -- the mark
        valid_from TEXT, -- first day; NULL when it always held
        valid_through TEXT -- last day; NULL when it has not ended
      """)
    + table(
      "adviser_version", "A member of the service as known from a batch on.",
      """
        adviser_id INTEGER NOT NULL REFERENCES adviser(id), -- the code
        name TEXT NOT NULL, -- the name; never in a report that leaves the house
        role_id INTEGER NOT NULL REFERENCES adviser_role(id), -- function
        valid_from TEXT, -- first day in service; NULL when not known
        valid_through TEXT -- last day in service; NULL when it has not ended
      """)
    + side(
      "adviser_team", of: "adviser_version", "Teams of an adviser.",
      "  team TEXT NOT NULL -- code of a pillar, or the name as given")
    + table(
      "assignment", "The part of a person's time given to one destination in one school year.",
      """
        adviser_id INTEGER NOT NULL REFERENCES adviser(id), -- who
        school_year INTEGER NOT NULL, -- calendar year in which the school year begins
        destination_id INTEGER NOT NULL REFERENCES destination(id), -- pillar, project or quality care
        fund_id INTEGER NOT NULL REFERENCES fund(id), -- means it is paid from
        education_level TEXT, -- education level as the plan names it
        fte_thousandths INTEGER NOT NULL CHECK (fte_thousandths >= 0), -- full-time equivalents, times 1,000
        valid_from TEXT, -- first day; NULL for the first of the school year
        valid_through TEXT -- last day; NULL for the last of the school year
      """)
    + table(
      "absence", "Days on which (part of) an adviser's assignments is not worked.",
      """
        adviser_id INTEGER NOT NULL REFERENCES adviser(id), -- who
        first_day TEXT NOT NULL, -- first day
        last_day TEXT NOT NULL, -- last day
        share_numerator INTEGER NOT NULL, -- part that falls away: numerator
        share_denominator INTEGER NOT NULL CHECK (share_denominator > 0) -- part that falls away: denominator
      """)
    + table(
      "fund_year", "Euro received and spent of an earmarked fund in a calendar year.",
      """
        fund_id INTEGER NOT NULL REFERENCES fund(id), -- the fund
        calendar_year INTEGER NOT NULL, -- calendar year
        received_cents INTEGER, -- euro received, in cents
        spent_cents INTEGER -- euro spent, in cents
      """)

  /// What was done.
  static let work =
    table(
      "registration", "One piece of guidance as an adviser registered it.",
      """
        sheet_id TEXT, -- id of the row in the sheet itself, when it has one
        date TEXT NOT NULL, -- the day
        start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439), -- start, in minutes after midnight
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440), -- whole minutes of guidance
        organisation_number INTEGER REFERENCES organisation(number), -- first organisation guided; NULL when none is known
        organisation_given TEXT, -- first organisation as typed, kept when it could not be linked to a number
        organisation_count INTEGER NOT NULL CHECK (organisation_count >= 0), -- organisations named; further ones in registration_organisation
        destination_id INTEGER NOT NULL REFERENCES destination(id), -- pillar, project or quality care
        goal_id INTEGER REFERENCES goal(id), -- operational goal
        adviser_id INTEGER NOT NULL REFERENCES adviser(id), -- who registers
        form_id INTEGER NOT NULL REFERENCES contact_form(id), -- how contact was held
        place_id INTEGER REFERENCES place(id), -- where
        level_id INTEGER REFERENCES working_level(id), -- working level
        focus_id INTEGER REFERENCES focus(id), -- focus category
        initiative_id INTEGER REFERENCES initiative(id), -- professionalisation initiative
        target_groups INTEGER NOT NULL DEFAULT 0, -- target groups, as a mask over target_group
        head_count INTEGER CHECK (head_count >= 0), -- people who took part
        classroom_id INTEGER NOT NULL REFERENCES classroom_context(id), -- in classroom context: yes, no, unknown
        mechanisms INTEGER NOT NULL DEFAULT 0 CHECK (mechanisms BETWEEN 0 AND 16383), -- EEF mechanisms, bit number - 1
        phase_id INTEGER REFERENCES implementation_phase(id), -- implementation phase
        care_phase_id INTEGER REFERENCES care_phase(id), -- phase of the care continuum
        trajectory TEXT, -- code of the guidance trajectory
        session TEXT, -- code that ties the registrations of one session
        fund_id INTEGER REFERENCES fund(id), -- means; NULL when the registration does not say
        description TEXT -- what was done
      """)
    + "CREATE INDEX registration_by_date ON registration(date);\n"
    + side(
      "registration_organisation", of: "registration", "The second and further organisations of a registration.",
      """
        organisation_number INTEGER REFERENCES organisation(number), -- organisation; NULL when none is known
        given TEXT -- as typed, kept when it could not be linked to a number
      """)
    + side(
      "registration_adviser", of: "registration", "The second and further advisers of a registration.",
      "  adviser_id INTEGER NOT NULL REFERENCES adviser(id) -- adviser")
    + side(
      "registration_head_count", of: "registration",
      "People who took part per target group, when the sheet counts them apart.",
      """
        target_group_id INTEGER NOT NULL REFERENCES target_group(id), -- target group
        people INTEGER NOT NULL CHECK (people >= 0) -- people of that group
      """)
    + table(
      "trajectory", "A guidance trajectory with an organisation.",
      """
        code TEXT NOT NULL, -- code of the trajectory
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        destination_id INTEGER NOT NULL REFERENCES destination(id), -- pillar
        theme TEXT, -- theme
        coordinator TEXT, -- code of the fixed adviser; NULL when none is named
        interval_weeks INTEGER CHECK (interval_weeks > 0), -- weeks between contacts, as the school chose
        is_long INTEGER NOT NULL CHECK (is_long IN (0, 1)), -- 1: long trajectory, 0: short
        valid_from TEXT, -- first day; NULL when not known
        valid_through TEXT -- last day; NULL when it has not ended
      """)
    + table(
      "trajectory_phase", "The dated phase history of a trajectory.",
      """
        trajectory TEXT NOT NULL, -- code of the trajectory
        phase_id INTEGER NOT NULL REFERENCES implementation_phase(id), -- phase
        cycle INTEGER NOT NULL DEFAULT 1 CHECK (cycle >= 1), -- which time round
        first_day TEXT NOT NULL -- day the phase began
      """)

  /// Professional learning communities and VIVs.
  static let programmes =
    table(
      "plg", "A professional learning community of one organisation.",
      """
        code TEXT NOT NULL, -- code of the community
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        school_group TEXT, -- school group
        theme TEXT, -- theme; NULL when not chosen yet
        internal_guide TEXT, -- pseudonym of the internal guide; NULL when none is named
        process_guide TEXT, -- pseudonym of the process guide
        intake_day TEXT, -- day of the intake
        harvest_day TEXT, -- day of the harvest moment
        sustaining_plan INTEGER CHECK (sustaining_plan IN (0, 1)) -- 1: a sustaining plan is present
      """)
    + table(
      "plg_member", "A member of a community with a role.",
      """
        plg TEXT NOT NULL, -- code of the community
        person TEXT NOT NULL, -- pseudonym
        role_id INTEGER NOT NULL REFERENCES plg_role(id), -- role
        valid_from TEXT, -- first day
        valid_through TEXT -- last day
      """)
    + table(
      "plg_session", "An intake, session, consultation or harvest moment of a community.",
      """
        plg TEXT NOT NULL, -- code of the community
        number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 20), -- 0 for the intake, 1 to 6 for the sessions
        kind TEXT NOT NULL CHECK (kind IN ('intake', 'sessie', 'consult', 'oogstmoment')), -- which moment
        date TEXT NOT NULL, -- the day
        held INTEGER CHECK (held IN (0, 1)), -- 1: held; NULL when not known
        present INTEGER CHECK (present >= 0), -- members present
        reflection TEXT, -- reflection
        actions TEXT, -- actions agreed
        sources_used TEXT -- sources read
      """)
    + table(
      "plg_phase", "The dated phase history of a community.",
      """
        plg TEXT NOT NULL, -- code of the community
        phase_id INTEGER NOT NULL REFERENCES implementation_phase(id), -- phase
        cycle INTEGER NOT NULL DEFAULT 1 CHECK (cycle >= 1), -- which time round
        first_day TEXT NOT NULL -- day the phase began
      """)
    + table(
      "plg_goal", "A goal of a community.",
      """
        plg TEXT NOT NULL, -- code of the community
        term_id INTEGER NOT NULL REFERENCES plg_goal_term(id), -- by when
        goal TEXT NOT NULL -- the goal
      """)
    + table(
      "plg_action", "An action of a community.",
      """
        plg TEXT NOT NULL, -- code of the community
        action TEXT NOT NULL, -- the action
        care_phase_id INTEGER REFERENCES care_phase(id), -- phase of the care continuum it serves
        done_on TEXT -- day it was done
      """)
    + table(
      "viv", "A person who links a team and the service (VIV), by pseudonym.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        person TEXT NOT NULL, -- pseudonym
        kind_id INTEGER NOT NULL REFERENCES viv_kind(id), -- kind of role
        is_formal INTEGER CHECK (is_formal IN (0, 1)), -- 1: formal, 0: informal
        is_permanent INTEGER CHECK (is_permanent IN (0, 1)), -- 1: permanent, 0: temporary
        is_collective INTEGER CHECK (is_collective IN (0, 1)), -- 1: collective, 0: individual
        valid_from TEXT NOT NULL, -- first day
        valid_through TEXT -- last day
      """)
    + table(
      "roster", "A leader, board member or VIV on the roster: the denominator of trainings.",
      """
        person TEXT NOT NULL, -- pseudonym
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        role_id INTEGER NOT NULL REFERENCES roster_role(id), -- role
        is_involved INTEGER CHECK (is_involved IN (0, 1)), -- 1: involved in the plan
        valid_from TEXT, -- first day
        valid_through TEXT -- last day
      """)
    + table(
      "training_attendance", "A training in an EEF guide, or a comparable one, followed by a person or an adviser.",
      """
        person TEXT NOT NULL, -- pseudonym, or adviser code
        framework_id INTEGER NOT NULL REFERENCES training_framework(id), -- which guide
        date TEXT NOT NULL -- the day
      """)

  /// Surveys with EDBI.
  static let surveys =
    table(
      "survey", "A survey with EDBI.",
      """
        code TEXT NOT NULL, -- code of the survey
        is_long INTEGER NOT NULL CHECK (is_long IN (0, 1)), -- 1: long-term form, 0: short-term form
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('initiatief', 'traject')), -- what it evaluates
        subject TEXT NOT NULL, -- code of the initiative or trajectory
        destination_id INTEGER REFERENCES destination(id), -- pillar
        goal_id INTEGER REFERENCES goal(id), -- operational goal
        session TEXT, -- session it followed
        invited INTEGER CHECK (invited >= 0), -- people invited
        collected_on TEXT NOT NULL, -- day of collection
        chosen_because TEXT, -- why it was chosen this year
        scale_points INTEGER CHECK (scale_points >= 2) -- points of the scale; NULL for the scale of the norms
      """)
    + table(
      "survey_choice", "An initiative or trajectory chosen to be evaluated in a school year, surveyed or not.",
      """
        school_year INTEGER NOT NULL, -- calendar year in which the school year begins
        subject_kind TEXT NOT NULL CHECK (subject_kind IN ('initiatief', 'traject')), -- what is to be evaluated
        subject TEXT NOT NULL, -- code of the initiative or trajectory
        destination_id INTEGER REFERENCES destination(id), -- pillar
        goal_id INTEGER REFERENCES goal(id), -- operational goal
        reason TEXT -- why
      """)
    + table(
      "survey_response", "One person's answers to a survey.",
      """
        survey TEXT NOT NULL, -- code of the survey
        number INTEGER NOT NULL, -- number of the response within the survey
        organisation_number INTEGER REFERENCES organisation(number), -- organisation; NULL when not asked
        function_id INTEGER REFERENCES respondent_function(id), -- function of the respondent
        reason TEXT, -- reason for taking part
        motivation_id INTEGER REFERENCES motivation(id) -- motivation, as coded by the service
      """)
    + side(
      "survey_answer", of: "survey_response", "An answer to one item.",
      """
        item TEXT NOT NULL, -- code of the item
        score INTEGER, -- point of the scale, from 1; NULL when blank, not applicable or open
        not_applicable INTEGER NOT NULL DEFAULT 0 CHECK (not_applicable IN (0, 1)), -- 1: marked as not applicable
        open_text TEXT -- open answer
      """)

  /// Funded projects.
  static let projects =
    table(
      "project_round", "A funded project in one round.",
      """
        project_id INTEGER NOT NULL REFERENCES project(id), -- the project
        round INTEGER NOT NULL CHECK (round >= 1), -- round
        name TEXT, -- full name
        applicant TEXT, -- who applied
        education_level TEXT, -- education levels, as given
        is_extension INTEGER CHECK (is_extension IN (0, 1)), -- 1: extends an earlier round; NULL when not said
        source TEXT -- document that says so
      """)
    + side(
      "project_partner", of: "project_round", "Partners of a project.",
      "  name TEXT NOT NULL -- name of the partner")
    + table(
      "project_phase_reach", "Schools that a phase of a project reached or expects to reach.",
      """
        project_id INTEGER NOT NULL REFERENCES project(id), -- the project
        round INTEGER NOT NULL CHECK (round >= 1), -- round
        phase_id INTEGER NOT NULL REFERENCES project_phase(id), -- phase
        directness_id INTEGER NOT NULL REFERENCES reach_directness(id), -- direct, indirect or unknown
        primary_schools INTEGER CHECK (primary_schools >= 0), -- schools for primary education; NULL when not mentioned
        secondary_schools INTEGER CHECK (secondary_schools >= 0), -- schools for secondary education; NULL when not mentioned
        status_id INTEGER NOT NULL REFERENCES reach_status(id), -- plan or result
        source TEXT -- document that says so
      """)
    + table(
      "project_result", "A countable result of a project.",
      """
        project_id INTEGER NOT NULL REFERENCES project(id), -- the project
        round INTEGER NOT NULL CHECK (round >= 1), -- round
        result TEXT NOT NULL, -- what is counted
        expected_minimum INTEGER, -- number expected, at least
        expected_maximum INTEGER, -- number expected, at most
        achieved INTEGER, -- number achieved
        source TEXT -- document that says so
      """)
    + table(
      "project_milestone", "A milestone of a project.",
      """
        project_id INTEGER NOT NULL REFERENCES project(id), -- the project
        round INTEGER NOT NULL CHECK (round >= 1), -- round
        milestone TEXT NOT NULL, -- what
        due TEXT NOT NULL, -- day or month it is due
        done_on TEXT, -- day it was done
        source TEXT -- document that says so
      """)
    + table(
      "project_budget", "A budget line of a project or of the programme.",
      """
        project_id INTEGER REFERENCES project(id), -- the project; NULL for the programme
        round INTEGER CHECK (round >= 1), -- round; NULL when it is for all
        item TEXT NOT NULL, -- what
        cents INTEGER NOT NULL, -- euro, in cents
        source TEXT -- document that says so
      """)
    + table(
      "stated_total", "A total that a document states, kept as a claim beside what the rows add up to.",
      """
        source TEXT NOT NULL, -- the document
        place TEXT NOT NULL, -- where in the document
        subject TEXT NOT NULL, -- id of the figure it is about
        numerator INTEGER NOT NULL, -- value as written, exact: numerator
        denominator INTEGER NOT NULL CHECK (denominator > 0), -- value as written, exact: denominator
        is_approximate INTEGER NOT NULL CHECK (is_approximate IN (0, 1)) -- 1: the document says "about"
      """)

  /// Choices, agreements and indirect reach.
  static let followUp =
    table(
      "uptake", "Whether an organisation chose its theme with raised frequency, or declined.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        school_year INTEGER NOT NULL, -- calendar year in which the school year begins
        theme TEXT, -- theme chosen; NULL when it declined
        coordinator TEXT, -- code of the fixed adviser
        is_evaluated INTEGER NOT NULL DEFAULT 0 CHECK (is_evaluated IN (0, 1)), -- 1: evaluated
        declined_because TEXT -- why it declined
      """)
    + table(
      "follow_up", "An adjustment agreed after a report: who, what, by when, done.",
      """
        number TEXT NOT NULL, -- number of the agreement
        who TEXT NOT NULL, -- who
        what TEXT NOT NULL, -- what
        due TEXT NOT NULL, -- by when
        done_on TEXT -- day it was done
      """)
    + table(
      "practice_example", "A practice example that is shared.",
      """
        code TEXT NOT NULL, -- code
        title TEXT NOT NULL, -- what
        organisation_number INTEGER REFERENCES organisation(number), -- organisation
        shared_on TEXT, -- day it was shared
        evaluation TEXT -- how it was evaluated
      """)
    + table(
      "partner_activity", "An activity with a partner: another service, a network, a college.",
      """
        code TEXT NOT NULL, -- code
        partner TEXT NOT NULL, -- with whom
        title TEXT NOT NULL, -- what
        date TEXT NOT NULL, -- the day
        evaluation TEXT -- how it was evaluated
      """)
    + table(
      "improvement_plan", "The improvement plan of a high-needs organisation.",
      """
        organisation_number INTEGER NOT NULL REFERENCES organisation(number), -- organisation
        agreed_on TEXT NOT NULL, -- day it was agreed
        link_id INTEGER NOT NULL REFERENCES support_link(id) -- which of the three links keeps it
      """)
    + side(
      "improvement_action", of: "improvement_plan", "An action or monitoring day of an improvement plan.",
      """
        is_monitoring INTEGER NOT NULL CHECK (is_monitoring IN (0, 1)), -- 1: a monitoring day, 0: an action
        action TEXT, -- what; NULL for a monitoring day without a note
        date TEXT -- day it is due or was monitored
      """)
    + table(
      "indirect_reach", "People or schools reached by a training, an event or material.",
      """
        code TEXT NOT NULL, -- code
        kind TEXT NOT NULL CHECK (kind IN ('opleiding', 'evenement', 'materiaal')), -- what kind
        title TEXT NOT NULL, -- what
        date TEXT, -- the day
        people INTEGER CHECK (people >= 0), -- people reached
        organisations INTEGER CHECK (organisations >= 0) -- organisations reached
      """)
}

/// The lookup tables: lasting frameworks, seeded from the domain kit, and what a plan chooses, seeded when a plan is loaded.
///
/// One shape for all, so that a code is explained in one place and never typed again in a CHECK.
enum SchemaVocabulary {
  /// The tables seeded from the domain kit: name and what it lists.
  static let frameworks: [(table: String, purpose: String)] = [
    ("service", "The services that guide: PBD and POC."),
    ("organisation_type", "Kinds of organisation."),
    ("organisation_qualifier", "Dated marks of an organisation that decide which goals reach it."),
    ("adviser_role", "Functions within the service."),
    ("working_level", "Levels at which guidance works."),
    ("contact_form", "How contact is held."),
    ("place", "Where guidance takes place."),
    ("classroom_context", "Whether guidance took place in classroom context."),
    ("mechanism", "The 14 mechanisms of effective professional development; the id is the mechanism's number."),
    ("implementation_phase", "The phases of the EEF implementation process."),
    ("care_phase", "The phases of the care continuum."),
    ("spider_web_component", "The components of the curricular spider web."),
    ("quality_care", "Destinations of time within quality care."),
    ("viv_kind", "Kinds of VIV role."),
    ("plg_role", "Roles in a professional learning community."),
    ("project_phase", "Phases of a project's reach."),
    ("reach_directness", "Whether schools take part or are informed."),
    ("reach_status", "Whether a project's number is a plan or a result."),
    ("edbi_item", "The items of the EDBI survey."),
    ("decree_goal", "The goals of the decree that a plan serves."),
    ("roster_role", "Roles on the roster of those who lead."),
    ("training_framework", "Guides in which people are trained."),
    ("support_link", "The three links that support an improvement plan: service, board, leader."),
    ("plg_goal_term", "By when a goal of a community is to be reached."),
    ("respondent_function", "Functions of those who answer a survey."),
    ("motivation", "Motivation of those who answer a survey, as coded by the service."),
  ]

  /// The tables filled by what plans, projects and sheets name; a code once known stays.
  static let chosen: [(table: String, purpose: String)] = [
    ("destination", "Where time goes to: pillars of plans, projects, quality care."),
    ("fund", "Means: regular, and each earmarked fund of a plan."),
    ("goal", "Operational goals of plans."),
    ("focus", "Focus categories of plans."),
    ("initiative", "Professionalisation initiatives of plans."),
    ("target_group", "Target groups of plans; bit id - 1 of a mask stands for one."),
    ("adviser", "Every adviser code that a sheet of advisers named."),
    ("project", "Every project code that a sheet of projects named."),
  ]

  /// The statements that make all lookup tables.
  static var sql: String {
    // Facts name a code by its id, so neither may change under them; labels may be worded anew.
    let guards = ((frameworks + chosen).map { ($0.table, "id, code") } + [("organisation", "number, digits")]).map {
      """
      CREATE TRIGGER \($0)_keeps_its_meaning BEFORE UPDATE OF \($1) ON \($0)
      BEGIN SELECT RAISE(ABORT, '\($0) keeps its codes: facts refer to them'); END;
      CREATE TRIGGER \($0)_is_not_removed BEFORE DELETE ON \($0)
      BEGIN SELECT RAISE(ABORT, '\($0) keeps its codes: facts refer to them'); END;

      """
    }
    return (frameworks + chosen).map { table, purpose in
      """
      CREATE TABLE \(table) (
        -- \(purpose)
        id INTEGER PRIMARY KEY, -- stable number, used in facts
        code TEXT NOT NULL UNIQUE, -- stable code, used in sheets and figures
        dutch TEXT NOT NULL, -- Dutch label
        english TEXT NOT NULL, -- English label
        source TEXT NOT NULL -- document that defines it
      ) STRICT;

      """
    }.joined() + """
      CREATE TABLE organisation (
        -- Every institution number that a sheet named, known to the service or not.
        number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 999999), -- the number, without leading zeros
        digits TEXT NOT NULL UNIQUE CHECK (length(digits) = 6) -- the number as written, six digits
      ) STRICT;

      """ + guards.joined()
  }
}

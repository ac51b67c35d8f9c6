import Mustache

/// The Mustache templates of a page.
///
/// Every variable is escaped; the only markup let through is made by this module: drawings
/// and the style sheet.
///
/// A name with a point in front is looked up in the innermost object only, so that a block without, say, a title never takes
/// the title of the section around it.
enum Templates {
  /// The templates by name, parsed once.
  static let library = Result { try makeLibrary() }

  private static func makeLibrary() throws -> MustacheLibrary {
    MustacheContentTypes.register(ScalarEscaping(), named: "SCALARS")
    var library = MustacheLibrary()
    for (name, template) in all {
      // Mustache falls back on its own escaping in each partial, hence the pragma in each.
      try library.register("{{% CONTENT_TYPE:SCALARS}}" + template, named: name)
    }
    return library
  }

  /// Escaping scalar by scalar instead of Mustache's own, which works on characters and lets `"` through when a combining
  /// accent follows it.
  private struct ScalarEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String { escapedForMarkup(text) }
  }

  private static let all: KeyValuePairs<String, String> = [
    "page": page, "section": section, "text": text, "paragraph": paragraph, "lead": lead, "list": list,
    "key-figures": keyFigures, "table": table, "illustration": illustration, "note": note,
    "definitions": definitions, "quotation": quotation, "preformatted": preformatted, "details": details,
    "explanations": explanations, "site": site, "nothing": "",
  ]

  private static let page = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    {{#alone}}
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'">
    {{/alone}}
    {{#.site}}
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file: 'unsafe-inline'; \
    script-src 'self' file:; base-uri 'none'; form-action 'none'">
    {{/.site}}
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{documentTitle}}</title>
    {{#.site}}
    <link rel="stylesheet" href="{{.root}}assets/site.css">
    <script defer src="{{.root}}assets/site.js"></script>
    {{/.site}}
    <style>
    {{{style}}}</style>
    </head>
    <body{{#.site}} data-filter="{{.filter}}" data-shown="{{.shown}}" data-search="{{.search}}"{{/.site}}>
    <a class="skip" href="#main">{{skip}}</a>
    {{#.site}}
    {{>site}}
    {{/.site}}
    {{#.mark}}
    <aside class="mark" aria-label="{{.label}}"><p><strong>{{.label}}</strong>{{#.text}} {{>text}}{{/.text}}</p></aside>
    {{/.mark}}
    <div class="sheet">
    <header>
    {{#.kicker}}
    <p class="kicker">{{.}}</p>
    {{/.kicker}}
    <h1>{{title}}</h1>
    {{#.subtitle}}
    <p class="subtitle">{{.}}</p>
    {{/.subtitle}}
    {{#.facts}}
    <dl class="facts">
    {{#.items}}
    <dt>{{.term}}</dt><dd>{{#.text}}{{>text}}{{/.text}}</dd>
    {{/.items}}
    </dl>
    {{/.facts}}
    </header>
    {{#.contents}}
    <nav aria-labelledby="contents-title">
    <h2 id="contents-title">{{.title}}</h2>
    <ol>
    {{#.items}}
    <li><a href="#{{.id}}">{{.title}}</a></li>
    {{/.items}}
    </ol>
    </nav>
    {{/.contents}}
    <main id="main" tabindex="-1">
    {{#.sections}}
    {{>section}}
    {{/.sections}}
    {{#.explanations}}
    {{>explanations}}
    {{/.explanations}}
    </main>
    {{#.colophon}}
    <footer>
    {{#.lines}}
    <p>{{>text}}</p>
    {{/.lines}}
    </footer>
    {{/.colophon}}
    </div>
    </body>
    </html>

    """

  private static let section = """
    <section id="{{.id}}" aria-labelledby="{{.id}}-title" class="depth-{{.level}}{{#.startsPage}} new-page{{/.startsPage}}">
    <h{{.level}} id="{{.id}}-title">{{.title}}</h{{.level}}>
    {{#.blocks}}
    {{>*kind}}
    {{/.blocks}}
    {{#.sections}}
    {{>section}}
    {{/.sections}}
    </section>

    """

  /// Running text, which was set already; no line ends, for it stands inside lines.
  private static let text = "{{{.markup}}}"

  private static let paragraph = """
    <p>{{#.text}}{{>text}}{{/.text}}</p>

    """

  private static let lead = """
    <ul class="lead">
    {{#.sentences}}
    <li>{{{.glyph}}}{{#.status}}<span class="unseen">{{.}}: </span>{{/.status}}<span>{{#.text}}{{>text}}{{/.text}}</span></li>
    {{/.sentences}}
    </ul>

    """

  private static let list = """
    <{{.tag}}>
    {{#.items}}
    <li>{{>text}}</li>
    {{/.items}}
    </{{.tag}}>

    """

  private static let keyFigures = """
    <div class="cards">
    {{#.cards}}
    <section class="card" aria-labelledby="{{.id}}-title">
    <h{{.level}} id="{{.id}}-title">{{.title}}</h{{.level}}>
    <p class="big">{{#.value}}{{>text}}{{/.value}}</p>
    {{#.caption}}
    <p class="what">{{>text}}</p>
    {{/.caption}}
    {{#.drawing}}
    <div class="bar">{{{.}}}</div>
    {{/.drawing}}
    {{#.status}}
    <p class="verdict {{.name}}">{{{.glyph}}} {{.label}}</p>
    {{/.status}}
    {{#.beside}}
    <dl>
    {{#.facts}}
    <dt>{{.term}}{{{.sample}}}</dt><dd>{{#.text}}{{>text}}{{/.text}}</dd>
    {{/.facts}}
    </dl>
    {{/.beside}}
    </section>
    {{/.cards}}
    </div>

    """

  private static let table = """
    <div class="table{{#.isShort}} short{{/.isShort}}{{#.isWide}} wide" role="region" tabindex="0" aria-labelledby="{{.id}}-caption{{/.isWide}}">
    <table id="{{.id}}" class="{{.style}}">
    <caption id="{{.id}}-caption"><span class="stay"><span class="number">{{.label}}</span> {{.caption}}\
    {{#.legend}}<span class="key" aria-hidden="true">{{#.items}}<span>{{{.sample}}} {{.text}}</span>{{/.items}}</span>{{/.legend}}\
    </span></caption>
    <thead>
    <tr>{{#.columns}}<th scope="col"{{#.class}} class="{{.}}"{{/.class}}>{{#.abbreviation}}<abbr title="{{.long}}">{{.short}}\
    </abbr>{{/.abbreviation}}{{#.title}}{{.}}{{/.title}}</th>{{/.columns}}</tr>
    </thead>
    {{#.groups}}
    <tbody>
    {{#.title}}
    <tr class="group"><th scope="rowgroup" colspan="{{.span}}">{{.text}}</th></tr>
    {{/.title}}
    {{#.rows}}
    {{{.}}}
    {{/.rows}}
    </tbody>
    {{/.groups}}
    {{#.totals}}
    <tfoot>
    {{#.rows}}
    {{{.}}}
    {{/.rows}}
    </tfoot>
    {{/.totals}}
    </table>
    </div>
    {{#.notes}}
    <p class="under">{{>text}}</p>
    {{/.notes}}

    """

  private static let illustration = """
    <figure id="{{.id}}">
    <figcaption><span class="number">{{.label}}</span> {{.caption}}</figcaption>
    {{{.drawing}}}
    {{#.legend}}
    <ul class="legend" aria-label="{{.title}}">
    {{#.items}}
    <li>{{{.sample}}} {{.text}}</li>
    {{/.items}}
    </ul>
    {{/.legend}}
    <details class="data">
    <summary>{{.summary}}</summary>
    <p>{{.equivalent}}</p>
    {{#.data}}
    {{>table}}
    {{/.data}}
    </details>
    {{#.unprinted}}
    <p class="unprinted">{{.}}</p>
    {{/.unprinted}}
    </figure>

    """

  private static let note = """
    <p class="note {{.weight}}" role="note">{{#.title}}<strong>{{.}}</strong> {{/.title}}{{#.text}}{{>text}}{{/.text}}</p>

    """

  private static let definitions = """
    <dl class="terms">
    {{#.items}}
    <dt>{{.term}}</dt><dd>{{#.text}}{{>text}}{{/.text}}</dd>
    {{/.items}}
    </dl>

    """

  private static let quotation = """
    <blockquote class="note">
    {{#.paragraphs}}
    <p>{{>text}}</p>
    {{/.paragraphs}}
    </blockquote>

    """

  private static let preformatted = """
    <pre>{{.text}}</pre>

    """

  private static let details = """
    <details{{#.isShort}} class="on-paper"{{/.isShort}}>
    <summary>{{.title}}</summary>
    {{#.blocks}}
    {{>*kind}}
    {{/.blocks}}
    </details>
    <p class="unprinted">{{.unprinted}}</p>

    """
}

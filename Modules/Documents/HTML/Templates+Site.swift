extension Templates {
  /// The target of a link stands inside what is folded, so that a browser unfolds it on the way there.
  static let explanations = """
    <section id="uitleg" aria-labelledby="uitleg-title" class="depth-2 explanations">
    <h2 id="uitleg-title">{{.title}}</h2>
    {{#.introduction}}
    <p>{{>text}}</p>
    {{/.introduction}}
    {{#.items}}
    <details>
    <summary>{{.title}} <code>{{.reference}}</code></summary>
    <div class="explanation" id="{{.anchor}}" tabindex="-1">
    {{#.blocks}}
    {{>*kind}}
    {{/.blocks}}
    {{#.back}}
    <p><a href="{{.href}}">{{.text}}</a></p>
    {{/.back}}
    </div>
    </details>
    {{/.items}}
    </section>
    <p class="unprinted">{{.unprinted}}</p>

    """

  static let site = """
    <nav class="site" aria-label="{{.title}}">
    <ul>
    {{#.links}}
    <li><a href="{{.href}}"{{#.current}} aria-current="{{.}}"{{/.current}}>{{.title}}</a></li>
    {{/.links}}
    </ul>
    {{#.siblings}}
    <details>
    <summary>{{.title}}</summary>
    <ul>
    {{#.links}}
    <li><a href="{{.href}}"{{#.current}} aria-current="{{.}}"{{/.current}}>{{.title}}</a></li>
    {{/.links}}
    </ul>
    </details>
    {{/.siblings}}
    </nav>

    """
}

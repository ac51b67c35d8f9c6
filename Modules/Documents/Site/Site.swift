/// A folder of pages that belong together: a home, groups of pages, and a way from each to the others.
public struct Site: Sendable {
  /// One page of a group.
  public struct Entry: Hashable, Sendable {
    /// The name of its file in the folder of its group, without `.html`: lower case letters, digits and hyphens.
    public var name: String
    /// Its title in lists.
    public var title: String
    /// What it is about, in lists; also found by searching.
    public var about: String

    /// A page of a group.
    public init(name: String, title: String, about: String = "") {
      self.name = name
      self.title = title
      self.about = about
    }
  }

  /// Pages of one kind, in a folder of their own with a list of them.
  public struct Group: Hashable, Sendable {
    /// The name of the folder: lower case letters, digits and hyphens.
    public var name: String
    /// The title in the navigation.
    public var title: String
    /// What one finds here.
    public var introduction: RichText?
    /// The pages.
    public var entries: [Entry]

    /// Pages of one kind.
    public init(name: String, title: String, introduction: RichText? = nil, entries: [Entry]) {
      self.name = name
      self.title = title
      self.introduction = introduction
      self.entries = entries
    }
  }

  /// The name of the site, for screen readers.
  public var title: String
  /// The first page; a list of all pages, to search in, is set behind its sections.
  public var home: Page
  /// The groups, in the order of the navigation.
  public var groups: [Group]

  /// A site.
  public init(title: String, home: Page, groups: [Group]) {
    self.title = title
    self.home = home
    self.groups = groups
  }

  /// Refuses names that are no files of this site, and names used twice.
  func check() throws(DocumentError) {
    var seen: Set<String> = ["assets", "index.html", "manifest.json", "site.json"]
    for group in groups {
      guard Self.isName(group.name), seen.insert(group.name).inserted else { throw Self.badName(group.name) }
      for entry in group.entries {
        guard Self.isName(entry.name), entry.name != "index", seen.insert("\(group.name)/\(entry.name)").inserted else {
          throw Self.badName("\(group.name)/\(entry.name)")
        }
      }
    }
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  private static func badName(_ name: String) -> DocumentError {
    DocumentError(
      dutch:
        "‘\(name)’ kan geen pagina van de site zijn: verwacht kleine letters, cijfers en streepjes, elke naam één keer.",
      english:
        "‘\(name)’ cannot be a page of the site: expected lower case letters, digits and hyphens, each name once.")
  }
}

/// What stands around a page of a site.
struct SiteFrame {
  struct Link {
    let title: String
    let href: String
    /// `page` for the page itself, `true` for what it is a part of.
    let current: String?
  }

  let title: String
  /// The way to the folder of the site: empty or `../`.
  let root: String
  let links: [Link]
  /// The other pages of the group, when they are few enough for a list.
  let siblings: (title: String, links: [Link])?

  func context(_ words: PageWords) -> [String: Any] {
    var context: [String: Any] = [
      "title": title, "root": root, "links": links.map(Self.context), "filter": words.filter, "shown": words.shown,
      "search": words.search,
    ]
    if let siblings {
      context["siblings"] =
        ["title": siblings.title, "links": siblings.links.map(Self.context)] as [String: Any]
    }
    return context
  }

  private static func context(_ link: Link) -> [String: Any] {
    var context: [String: Any] = ["title": link.title, "href": link.href]
    context["current"] = link.current
    return context
  }
}

extension Site {
  /// A group with more pages than this is reached by its list only.
  private static let mostSiblings = 40

  /// The frame of the home (`group` and `entry` nil), of a list of a group, or of a page.
  func frame(_ group: Group?, _ entry: Entry?) -> SiteFrame {
    let root = group == nil ? "" : "../"
    let words = home.language.words
    var links = [SiteFrame.Link(title: words.home, href: root + "index.html", current: group == nil ? "page" : nil)]
    links += groups.map { other in
      let current = other.name == group?.name ? (entry == nil ? "page" : "true") : nil
      return SiteFrame.Link(title: other.title, href: root + other.name + "/index.html", current: current)
    }
    links.append(SiteFrame.Link(title: words.search, href: root + "index.html#zoeken", current: nil))
    var siblings: (title: String, links: [SiteFrame.Link])?
    if let group, let entry, group.entries.count > 1, group.entries.count <= Self.mostSiblings {
      siblings = (
        "\(group.title) (\(group.entries.count))",
        group.entries.map {
          SiteFrame.Link(title: $0.title, href: $0.name + ".html", current: $0.name == entry.name ? "page" : nil)
        }
      )
    }
    return SiteFrame(title: title, root: root, links: links, siblings: siblings)
  }

  /// The home with the list of all pages behind its own sections.
  var homePage: Page {
    var page = home
    let words = home.language.words
    let table = Table(
      id: "alle-paginas", caption: words.allPages,
      columns: [Column("pagina", words.page1), Column("groep", words.group), Column("over", words.about)],
      rows: groups.flatMap { group in
        [Row([.text(group.title, link: "\(group.name)/index.html"), .text(group.title), .text(words.overview)])]
          + group.entries.map { entry in
            Row([
              .text(entry.title, link: "\(group.name)/\(entry.name).html"), .text(group.title), .text(entry.about),
            ])
          }
      })
    page.sections.append(Section(id: "zoeken", title: words.allPages, blocks: [.table(table)]))
    return page
  }

  /// The list of the pages of a group.
  func listPage(_ group: Group) -> Page {
    let words = home.language.words
    let table = Table(
      id: group.name, caption: group.title, columns: [Column("pagina", words.page1), Column("over", words.about)],
      rows: group.entries.map { Row([.text($0.title, link: "\($0.name).html"), .text($0.about)]) })
    let introduction: [Block] = group.introduction.map { [.paragraph($0)] } ?? []
    return Page(
      language: home.language, kicker: home.kicker, title: group.title, mark: home.mark,
      markExplanation: home.markExplanation,
      sections: [Section(id: "lijst", title: words.allPages, blocks: introduction + [.table(table)])],
      colophon: home.colophon)
  }
}

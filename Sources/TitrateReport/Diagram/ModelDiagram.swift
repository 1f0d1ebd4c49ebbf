import TitrateLanguage

/// A picture of a model: boxes for states, arrows for what flows, dashed arrows for what acts.
public struct ModelDiagram: Sendable {
  /// A way in for doses.
  public struct Dose: Hashable, Sendable {
    /// `oral`, `intravenous`; empty where nobody has said.
    public var route: String
    /// The state's name.
    public var compartment: String

    /// Creates a way in.
    public init(route: String, compartment: String) { (self.route, self.compartment) = (route, compartment) }
  }
  /// Elements that belong together, drawn in a frame of their own.
  public struct Group: Hashable, Sendable {
    /// Above the frame.
    public var title: String
    /// What the names of its elements begin with.
    public var prefix: String

    /// Creates a group.
    public init(title: String, prefix: String) { (self.title, self.prefix) = (title, prefix) }
  }

  let title: String
  let subtitle: String
  let structure: ModelStructure
  let doses: [Dose]
  let groups: [Group]

  /// Creates a picture.
  ///
  /// - Parameters:
  ///   - subtitle: a second line, such as the status.
  ///   - groups: of a composition, in the order in which they are drawn; an element belongs to the longest prefix of its name.
  public init(
    _ structure: ModelStructure, title: String, subtitle: String = "", doses: [Dose] = [],
    groups: [Group] = []
  ) {
    (self.structure, self.title, self.subtitle, self.doses, self.groups) = (
      structure, title, subtitle, doses, groups
    )
  }

  /// The picture as a file of its own.
  public func svg() -> String { DiagramDrawing(DiagramPlan(self)).markup.text }
}

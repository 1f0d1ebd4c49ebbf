/// What a picture of a model shows: its states and what flows or acts between them, read off the equations.
public struct ModelStructure: Sendable {
  /// A box or a pill of the picture.
  public struct Element: Hashable, Sendable {
    /// What it stands for.
    public enum Kind: Hashable, Sendable {
      /// A state.
      case state
      /// A named variable between states, or one that is observed.
      case variable
      /// A covariate that drives the model from outside.
      case input
    }
    /// As in the model.
    public var name: String
    /// What it stands for.
    public var kind: Kind
    /// Whether it is measured.
    public var isObserved: Bool
  }

  /// An arrow.
  public struct Arrow: Hashable, Sendable {
    /// What it means.
    public enum Kind: Hashable, Sendable {
      /// What leaves the one arrives at the other; without a beginning it is made, without an end it is lost.
      case flow
      /// The one changes the rate of the other, or is computed from it.
      case influence
    }
    /// Position among the elements; nil for a source.
    public var from: Int?
    /// Position among the elements; nil for a loss.
    public var to: Int?
    /// What it means.
    public var kind: Kind
    /// The rate constant, where it is short: `q/vc`.
    public var label: String
  }

  /// A variable and the covariates in its formula.
  public struct CovariateUse: Hashable, Sendable {
    /// The variable.
    public var variable: String
    /// Names of covariates, in order of use.
    public var covariates: [String]
  }

  /// States in the model's order, then inputs, then variables.
  public private(set) var elements: [Element] = []
  /// Flows, then influences; no two alike.
  public private(set) var arrows: [Arrow] = []
  /// Covariates that are no inputs, by the variables that use them.
  public private(set) var covariates: [CovariateUse] = []

  /// Reads the structure of a model.
  ///
  /// - Parameters:
  ///   - inputs: covariates to draw as elements.
  ///   - outputs: variables or states that somebody looks at, beside the endpoints.
  public init(_ model: Model, inputs: [String] = [], outputs: [String] = []) {
    var reader = StructureReader(model, inputs: inputs, outputs: outputs)
    reader.read()
    elements = reader.elements
    arrows = reader.arrows
    covariates = reader.covariateUses()
  }
}

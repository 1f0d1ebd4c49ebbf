import OrderedCollections
import TitrateLanguage
import TitrateRecords

/// Models wired together into one: a drug's concentration to its effect, the effect to cells and virus.
///
/// To everything that runs models it is a model like any other.
public struct Composition: Sendable {
  /// `tacrolimus-nfat`.
  public let name: String
  public let title: String
  /// What it is for, in a sentence or two.
  public let about: String
  /// Where it was read from.
  public let file: String
  public let components: [Component]
  public let wires: [Wire]
  public let interactions: [Interaction]
  /// What matters in it, in the order to show.
  public let outputs: [Output]
  /// Covariates and inputs of the whole that stay open, with their units and what is used where data say nothing.
  public let covariates: [Provenance.CovariateBinding]
  /// The compartment that takes each drug by each route: `tacrolimus oral` to `tac_depot`.
  public let doses: OrderedDictionary<String, String>
  /// The whole as text of the model language.
  public let text: String
  /// The checked whole.
  public let model: Model

  /// A model with the prefix of its names.
  public struct Component: Sendable {
    public let prefix: String
    public let source: LibraryModel
  }

  /// What an input of a component is made of.
  public struct Wire: Sendable, Hashable {
    /// The input, by its name in the whole.
    public var to: String
    /// A variable, or a formula of variables and states of the whole.
    public var formula: String
    /// The formula's unit.
    public var unit: Unit
    /// g/mol, where one side counts grams and the other moles.
    public var molarMass: Double?
    public var why: String
    public var citation: Citation?
    public var place: Place
  }

  /// A factor on a variable of a component, or on what doses into a compartment bring.
  public struct Interaction: Sendable, Hashable {
    /// `tac_cl`, or `f(tac_depot)`.
    public var on: String
    /// A formula of names of the whole.
    public var factor: String
    public var why: String
    public var citation: Citation
    public var place: Place
  }

  /// A variable or state worth showing.
  public struct Output: Sendable, Hashable {
    public var name: String
    public var unit: String
    public var label: String
  }

  /// What the whole is: nobody has published the coupling, whatever its parts are.
  public var status: Provenance.Status { .construction }
}

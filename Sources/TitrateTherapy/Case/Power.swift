import Foundation

/// base^exponent, by the C library: used for patient-level arithmetic outside the engine.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

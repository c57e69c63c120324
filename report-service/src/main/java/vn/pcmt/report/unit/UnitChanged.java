package vn.pcmt.report.unit;

/** Told inside the service after a unit of the read model has changed; told again if the event is delivered again. */
public record UnitChanged(String key) {}

package vn.pcmt.report.topology;

/** Said inside this process when a generation's topics and group are gone: whoever kept something of it removes that. */
public record GenerationRemoved(Generation generation) {}

package vn.pcmt.console.services;

/** A thing and the entity tag to change it with. */
public record Versioned<T>(T value, String etag) {}

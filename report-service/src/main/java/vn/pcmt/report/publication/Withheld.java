package vn.pcmt.report.publication;

/** A figure that is not told outside: of an area, an indicator. */
record Withheld(String area, String indicator) {}

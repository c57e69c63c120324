package vn.pcmt.report.source;

/** What a file is, as its sender says. */
public enum SourceFormat {
    CSV,
    JSON,
    XLSX
}

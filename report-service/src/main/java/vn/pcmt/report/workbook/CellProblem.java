package vn.pcmt.report.workbook;

/**
 * What is wrong with one cell of a report.
 *
 * @param key of the cell, see {@link CellKey}; empty if it is the report as a whole
 * @param code stable
 * @param message in the reader's language
 */
public record CellProblem(String key, String code, String message) {}

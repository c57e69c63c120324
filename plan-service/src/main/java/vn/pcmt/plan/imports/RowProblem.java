package vn.pcmt.plan.imports;

import vn.pcmt.kit.problem.FieldProblem;

/**
 * What is wrong with a row of a file.
 *
 * @param row as a spreadsheet counts: 1 is the heading
 * @param column name of the column, empty if it is the row as a whole
 * @param code stable; the text is the message {@code field.<code>} with the arguments
 */
public record RowProblem(long row, String column, String code, Object... args) {
    public RowProblem {
        args = args.clone();
    }

    /** The same as a problem of a field: {@code /12/parent}. */
    public FieldProblem asField() {
        return new FieldProblem("/" + row + (column.isEmpty() ? "" : "/" + column), code, args);
    }

    /** A problem that a rule found in what a row stands for; the last part of its pointer is the column. */
    public static RowProblem of(long row, FieldProblem problem) {
        String pointer = problem.pointer();
        return new RowProblem(row, pointer.substring(pointer.lastIndexOf('/') + 1), problem.code(), problem.args());
    }
}

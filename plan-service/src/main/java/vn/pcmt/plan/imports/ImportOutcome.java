package vn.pcmt.plan.imports;

import java.util.List;
import vn.pcmt.plan.change.FieldChange;

/**
 * What an import did, or in a dry run what it would do.
 *
 * @param rows read
 * @param added how many became known
 * @param amended how many of those known changed
 * @param unchanged how many were as the file says
 * @param changes in a dry run, row by row
 * @param problems what stands in the way, by row; nothing is written while there is any
 */
public record ImportOutcome(
        int rows, int added, int amended, int unchanged, List<RowChange> changes, List<RowProblem> problems) {
    public ImportOutcome {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** The same without its details, as a real run answers and remembers. */
    ImportOutcome counts() {
        return new ImportOutcome(rows, added, amended, unchanged, List.of(), List.of());
    }

    /** What would happen because of a row. */
    public enum Action {
        ADD,
        AMEND
    }

    /**
     * What a row changes.
     *
     * @param id key of the unit, id of the officer
     * @param fields what differs; empty if it becomes known
     */
    public record RowChange(long row, String id, Action action, List<FieldChange> fields) {
        public RowChange {
            fields = List.copyOf(fields);
        }
    }
}

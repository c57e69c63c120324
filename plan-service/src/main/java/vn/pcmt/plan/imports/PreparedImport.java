package vn.pcmt.plan.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.pcmt.plan.imports.ImportOutcome.Action;
import vn.pcmt.plan.imports.ImportOutcome.RowChange;

/** What the rows of a file come to, gathered before anything is written. */
public final class PreparedImport {
    private final List<RowChange> changes = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<Runnable> writes = new ArrayList<>();
    private int rows;
    private int unchanged;

    /** A row with something wrong in it. */
    public void refused(List<RowProblem> wrong) {
        rows++;
        problems.addAll(wrong);
    }

    /** A row that changes something, and the one write that does it; to be repeated without harm. */
    public void change(RowChange change, Runnable write) {
        rows++;
        changes.add(change);
        writes.add(write);
    }

    /** A row that says what is known. */
    public void same() {
        rows++;
        unchanged++;
    }

    public List<Runnable> writes() {
        return writes;
    }

    ImportOutcome outcome() {
        problems.sort(Comparator.comparingLong(RowProblem::row));
        changes.sort(Comparator.comparingLong(RowChange::row));
        return new ImportOutcome(rows, count(Action.ADD), count(Action.AMEND), unchanged, changes, problems);
    }

    private int count(Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }
}

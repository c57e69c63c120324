package vn.pcmt.report.source;

import java.util.Iterator;
import vn.pcmt.kit.problem.Refusal;

/**
 * The reports that a file tells, read one after the other. Reading on may find that the rest of the file cannot be read,
 * and then throws a {@link Refusal}.
 */
public interface ReportSource extends Iterator<SourceRow>, AutoCloseable {

    /** How much of the file has been read, in percent; about. */
    int share();

    @Override
    void close();
}

package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.List;

/** Why a report was last sent back. */
public record ReturnedFor(String reason, List<Remark> remarks, Instant at, String by) {
    public ReturnedFor {
        remarks = List.copyOf(remarks);
    }
}

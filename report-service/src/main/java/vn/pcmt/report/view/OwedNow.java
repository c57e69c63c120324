package vn.pcmt.report.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;

/** Reads how the reports of many units stand, without their content. */
@Component
class OwedNow implements Sight.OwedReports {

    private static final int BATCH = 1000;

    private final MongoOperations store;

    /** A report without its content. */
    private record Line(
            String unitKey,
            String period,
            ReportStatus status,
            @Nullable Timeliness timeliness,
            List<Sent> revisions,
            Deadlines deadlines) {

        /** When a revision came in. */
        private record Sent(Instant submittedAt) {}
    }

    OwedNow(MongoOperations store) {
        this.store = store;
    }

    @Override
    public List<Owed> find(Collection<String> units, String template, Collection<ReportingPeriod> periods) {
        List<String> ids = units.stream()
                .flatMap(unit -> periods.stream().map(period -> new ReportId(template, unit, period).toString()))
                .toList();
        List<Owed> lines = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            Query query = Query.query(Criteria.where("_id")
                    .in(ids.subList(from, Math.min(from + BATCH, ids.size())))
                    .and("status")
                    .ne(ReportStatus.WITHDRAWN));
            query.fields().include("unitKey", "period", "status", "timeliness", "revisions.submittedAt", "deadlines");
            store.query(Report.class).as(Line.class).matching(query).stream()
                    .map(OwedNow::owed)
                    .forEach(lines::add);
        }
        return lines;
    }

    private static Owed owed(Line line) {
        boolean sent = !line.revisions().isEmpty();
        return new Owed(
                line.unitKey(),
                ReportingPeriod.parse(line.period()),
                line.status(),
                line.timeliness(),
                sent ? line.revisions().getFirst().submittedAt() : null,
                sent ? line.revisions().getLast().submittedAt() : null,
                line.deadlines().dueAt());
    }
}

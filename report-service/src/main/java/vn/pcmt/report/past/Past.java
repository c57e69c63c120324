package vn.pcmt.report.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.past.ReportLog.Moment;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.UnitTree;

/** Answers how reports and units stood at a moment. */
@Component
public class Past {

    private static final int BATCH = 500;

    private final MongoOperations store;
    private final Reports reports;

    Past(MongoOperations store, Reports reports) {
        this.store = store;
        this.reports = reports;
    }

    /**
     * The units as they were known at a moment, each read when it is asked for. One that was put on record later, though it
     * existed, is there as it was first recorded.
     */
    public UnitTree units(Instant then) {
        return new UnitsThen(store, then);
    }

    /** Those of the reports that were owed at a moment, as they stood. */
    public List<ReportThen> reports(Collection<ReportId> ids, Instant then) {
        List<ReportThen> stood = new ArrayList<>();
        each(ids, then, stood::add);
        stood.sort(Comparator.comparing(one -> one.id().toString()));
        return stood;
    }

    /** The same one by one, in no particular order: of thousands only a few are in memory at a time. */
    public void each(Collection<ReportId> ids, Instant then, Consumer<ReportThen> stood) {
        List<ReportId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<ReportId> some = all.subList(from, Math.min(from + BATCH, all.size()));
            Map<String, Report> documents = reports.figures(some).stream()
                    .collect(Collectors.toMap(report -> report.id().toString(), report -> report));
            Query logs = Query.query(Criteria.where("_id")
                    .in(some.stream().map(ReportId::toString).toList()));
            for (ReportLog log : store.find(logs, ReportLog.class)) {
                Report report = documents.get(log.id());
                if (report != null) {
                    log.at(then)
                            .filter(moment -> moment.status() != ReportStatus.WITHDRAWN)
                            .ifPresent(moment -> stood.accept(stood(report, moment)));
                }
            }
        }
    }

    private static ReportThen stood(Report report, Moment moment) {
        return new ReportThen(
                report.id(),
                report.level(),
                moment.version(),
                moment.at(),
                moment.status(),
                moment.submittedAt() == null ? null : ReportThen.firstSubmittedAt(report),
                moment.submittedAt(),
                moment.timeliness(),
                moment.dueAt(),
                revision(report, moment.revision()),
                revision(report, moment.acceptedRevision()),
                ReportThen.acceptance(report, moment.acceptedRevision()));
    }

    private static @Nullable Revision revision(Report report, @Nullable Integer number) {
        return number == null ? null : report.revision(number).orElse(null);
    }

    /** The reports as they stand in their documents now; nothing of what was withdrawn. */
    public List<ReportThen> reports(Collection<ReportId> ids) {
        List<ReportThen> now = new ArrayList<>();
        List<ReportId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            reports.figures(all.subList(from, Math.min(from + BATCH, all.size()))).stream()
                    .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                    .map(ReportThen::of)
                    .forEach(now::add);
        }
        now.sort(Comparator.comparing(one -> one.id().toString()));
        return now;
    }
}

package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.rule.Severity;

/** Reads many received reports at once, each without its past: what reviewing asks of thousands. */
@Component
public class ReceivedReports {

    private static final List<ReportStatus> WAITING = List.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED);
    private static final List<ReportStatus> UNDER_REVIEW =
            List.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED, ReportStatus.RETURNED);
    private static final List<ReportStatus> RECEIVED =
            List.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED, ReportStatus.ACCEPTED, ReportStatus.RETURNED);

    private final MongoOperations store;
    private final LegibleReports legible;

    ReceivedReports(MongoOperations store, LegibleReports legible) {
        this.store = store;
        this.legible = legible;
    }

    /** Where a report stands. */
    public record Standing(@Id String id, String template, String unitKey, String period, ReportStatus status) {}

    /**
     * A report and what came in last, as far as it decides whether somebody has to look at it.
     *
     * @param returned whether it was sent back since it was last accepted
     * @param misfits whether stocks in it do not go on from the period before
     * @param warned whether a rule warned of something in it
     * @param revision number of the latest
     * @param figures of the latest
     */
    public record Received(
            String id,
            String template,
            String unitKey,
            String period,
            ReportStatus status,
            long version,
            Instant dueAt,
            boolean returned,
            boolean misfits,
            boolean warned,
            int revision,
            Instant submittedAt,
            Map<String, BigDecimal> figures) {

        public boolean isWaiting() {
            return WAITING.contains(status);
        }

        /** By hand: mapping thousands of whole revisions takes longer than all that is done with them. */
        private static Received of(Document stored) {
            Document latest = stored.getList("revisions", Document.class).getLast();
            Map<String, BigDecimal> figures = new HashMap<>();
            latest.get("values", Document.class)
                    .forEach((code, figure) -> figures.put(code, ((Decimal128) figure).bigDecimalValue()));
            List<Document> openings = stored.getList("openings", Document.class, List.of());
            return new Received(
                    stored.getString("_id"),
                    stored.getString("template"),
                    stored.getString("unitKey"),
                    stored.getString("period"),
                    ReportStatus.valueOf(stored.getString("status")),
                    stored.get("version", Number.class).longValue(),
                    stored.get("deadlines", Document.class).getDate("dueAt").toInstant(),
                    stored.get("returned") != null,
                    !openings.isEmpty(),
                    latest.getList("findings", Document.class, List.of()).stream()
                            .anyMatch(finding -> Severity.WARNING.name().equals(finding.getString("severity"))),
                    latest.getInteger("number"),
                    latest.getDate("submittedAt").toInstant(),
                    figures);
        }
    }

    /** Reports that await review or were sent back, of all units; null means no restriction. */
    public List<Standing> underReview(@Nullable String template, @Nullable String period) {
        Criteria criteria = Criteria.where("status").in(UNDER_REVIEW);
        if (period != null) {
            criteria = criteria.and("period").is(period);
        }
        if (template != null) {
            criteria = criteria.and("template").is(template);
        }
        Query query = Query.query(criteria);
        query.fields().include("template", "unitKey", "period", "status");
        return legible.find(query, Standing.class).reports();
    }

    /**
     * Reports of one form and period.
     *
     * @param unreadable ids of those that cannot be read
     */
    public record Batch(List<Received> reports, Set<String> unreadable) {}

    /** All reports of a form and period that came in, of some units. */
    public Batch of(String template, String period, Collection<String> unitKeys) {
        Query query = Query.query(Criteria.where("period")
                .is(period)
                .and("template")
                .is(template)
                .and("unitKey")
                .in(unitKeys)
                .and("status")
                .in(RECEIVED));
        query.fields()
                .include(
                        "template",
                        "unitKey",
                        "period",
                        "status",
                        "version",
                        "deadlines.dueAt",
                        "returned.at",
                        "openings.indicator")
                .slice("revisions", -1);
        LegibleReports.Found<Received> found = legible.find(query, Received::of);
        return new Batch(found.reports(), found.unreadable());
    }

    /** Whole reports by id, to be shown; those that cannot be read are left out. */
    public List<Report> whole(Collection<String> ids) {
        return legible.find(Query.query(Criteria.where("_id").in(ids)), Report.class)
                .reports();
    }

    /**
     * A report with what was decided about it.
     *
     * @param revisions without their content
     */
    public record Reviewed(
            @Id String id, String unitKey, @Nullable List<Decision> decisions, List<Sent> revisions) {

        /** When a revision came in. */
        public record Sent(int number, Instant submittedAt) {}
    }

    /** Reports of some units about which something was decided from a moment on. */
    public List<Reviewed> decidedSince(Instant from, Collection<String> unitKeys) {
        Query query = Query.query(
                Criteria.where("unitKey").in(unitKeys).and("decisions.at").gte(from));
        query.fields().include("unitKey", "decisions", "revisions.number", "revisions.submittedAt");
        return store.query(Report.class).as(Reviewed.class).matching(query).all();
    }
}

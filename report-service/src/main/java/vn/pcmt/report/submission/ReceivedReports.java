package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.calendar.Deadlines;

/** Reads many received reports at once, each without its past: what reviewing asks of thousands. */
@Component
public class ReceivedReports {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedReports.class);

    private static final List<ReportStatus> WAITING = List.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED);
    private static final List<ReportStatus> UNDER_REVIEW =
            List.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED, ReportStatus.RETURNED);
    private static final List<ReportStatus> RECEIVED =
            List.of(ReportStatus.SUBMITTED, ReportStatus.CORRECTED, ReportStatus.ACCEPTED, ReportStatus.RETURNED);

    private final MongoOperations store;

    ReceivedReports(MongoOperations store) {
        this.store = store;
    }

    /** Where a report stands. */
    public record Standing(@Id String id, String template, String unitKey, String period, ReportStatus status) {}

    /**
     * A report and what came in last.
     *
     * @param returned why it was last sent back, until a later revision is accepted
     * @param openings stocks that do not go on from the period before; null if that was never looked at
     * @param revisions the latest only
     */
    public record Received(
            @Id String id,
            String template,
            String unitKey,
            String period,
            ReportStatus status,
            long version,
            Deadlines deadlines,
            @Nullable Timeliness timeliness,
            @Nullable ReturnedFor returned,
            @Nullable List<OpeningFlag> openings,
            List<Revision> revisions) {

        public Revision latest() {
            return revisions.getLast();
        }

        public boolean isWaiting() {
            return WAITING.contains(status);
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
        return store.query(Report.class).as(Standing.class).matching(query).all();
    }

    /**
     * All reports of a form and period that came in, of some units. One that cannot be read is left out, so that it does
     * not stand in the way of the others; the log tells.
     */
    public List<Received> of(String template, String period, Collection<String> unitKeys) {
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
                        "deadlines",
                        "timeliness",
                        "returned",
                        "openings")
                .slice("revisions", -1);
        List<Received> received = new ArrayList<>();
        for (Document stored : store.find(query, Document.class, Report.COLLECTION)) {
            try {
                received.add(store.getConverter().read(Received.class, stored));
            } catch (RuntimeException unreadable) {
                LOG.error("The report {} cannot be read", stored.get("_id"), unreadable);
            }
        }
        return received;
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

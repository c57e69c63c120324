package vn.pcmt.report.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.RuleCase;
import vn.pcmt.report.submission.Reporting.Filled;

/** Reports as their units and reviewers have left them, and what was told of them. */
public final class ReportStock {

    /** By no rule: what the rules say is tested where they are. */
    private static final Yardstick UNRULED = new Yardstick(Reporting.FORM, RuleCase.noRules(), Background.NONE);

    private ReportStock() {}

    public static ReportId id(String unitKey, String period) {
        return ReportId.parse("PCMT-THANG~" + unitKey + "~" + period);
    }

    /** Owed and not in. */
    public static Report expected(ReportId id) {
        return Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), opened(id));
    }

    /** Came in on the first day. */
    public static Report submitted(ReportId id, Filled filled) {
        return submitted(id, filled.draft());
    }

    public static Report submitted(ReportId id, Draft draft) {
        Report report = expected(id);
        report.submit(UNRULED, draft, "bc", opened(id).plus(Duration.ofHours(3)));
        return report;
    }

    /** Came in on the first day and was accepted the day after. */
    public static Report accepted(ReportId id, Filled filled) {
        Report report = submitted(id, filled);
        report.accept(report.revision(), "duyet", opened(id).plus(Duration.ofDays(1)));
        return report;
    }

    /** The yearly report that a unit is classified by, accepted the day after it came in. */
    public static Report acceptedYear(ReportId id, Map<String, String> figures) {
        Template form = Catalogue.standard().template(id.template()).orElseThrow();
        Map<String, String> narratives = new HashMap<>();
        form.narratives().forEach(narrative -> narratives.put(narrative.id(), "Không có"));
        Report report = expected(id);
        report.submit(
                new Yardstick(form, RuleCase.noRules(), Background.NONE),
                new Draft(new HashMap<>(figures), List.of(), null, new HashMap<>(narratives)),
                "bc",
                opened(id).plus(Duration.ofHours(3)));
        report.accept(1, "duyet", opened(id).plus(Duration.ofDays(1)));
        return report;
    }

    /** From when a report may come in. */
    public static Instant opened(ReportId id) {
        return ReportingCalendar.standard().deadlines(id.period()).opensAt();
    }

    /** Sends a report again, or corrects it once it is accepted. */
    public static void sendAgain(Report report, Filled filled, Instant at) {
        if (report.acceptedRevision() == null) {
            report.submit(UNRULED, filled.draft(), "bc", at);
        } else {
            report.correct(UNRULED, filled.draft(), "Đếm sót", "bc", at);
        }
    }

    /** All events that reports have recorded and nobody has published yet, each report's in order. */
    public static List<EventEnvelope<ReportEvent>> told(MongoOperations store, Collection<ReportId> reports) {
        List<EventEnvelope<ReportEvent>> told = new ArrayList<>();
        for (ReportId id : reports) {
            told.addAll(told(store.findById(id.toString(), Document.class, Report.COLLECTION)));
        }
        return told;
    }

    /** The same of a report that is not stored. */
    public static List<EventEnvelope<ReportEvent>> told(MongoOperations store, Report report) {
        Document document = new Document();
        store.getConverter().write(report, document);
        return told(document);
    }

    private static List<EventEnvelope<ReportEvent>> told(Document report) {
        return pending(report)
                .map(event -> new EventEnvelope<>(
                        UUID.randomUUID(),
                        "/report-service",
                        event.getDate("at").toInstant(),
                        null,
                        (ReportEvent) EventCodec.decode(
                                event.getString("type"), event.getString("body").getBytes(UTF_8))))
                .toList();
    }

    private static Stream<Document> pending(Document report) {
        return report == null
                ? Stream.empty()
                : report.get("outbox", Document.class).getList("pending", Document.class).stream();
    }
}

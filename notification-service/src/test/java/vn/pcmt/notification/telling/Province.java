package vn.pcmt.notification.telling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.grouping.DueGroups;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.silence.DeclaredQuiet;

/** A province with its communes and officers on the store under test, and what they are told. */
final class Province {

    static final String KEY = "44@2025-07-01";

    private final List<String> communes = new ArrayList<>();

    /** Each commune with a reporter and a head; the province with a reviewer, a leader and an administrator. */
    static Province of(int communes) {
        ServiceOnStore.reset();
        Directory directory = ServiceOnStore.directory();
        directory.apply(Events.province());
        directory.apply(Events.officer("duyet", KEY, OfficerRole.REVIEWER));
        directory.apply(Events.officer("lanhdao", KEY, OfficerRole.LEADER));
        directory.apply(Events.officer("quantri", KEY, OfficerRole.ADMIN));
        Province province = new Province();
        for (int number = 0; number < communes; number++) {
            String code = String.valueOf(60001 + number);
            province.communes.add(code + "@2025-07-01");
            directory.apply(Events.commune(code, "Xã " + code));
            directory.apply(Events.officer("bc-" + code, code + "@2025-07-01", OfficerRole.COMMUNE_REPORTER));
            directory.apply(Events.officer("ct-" + code, code + "@2025-07-01", OfficerRole.COMMUNE_HEAD));
        }
        return province;
    }

    List<String> communes() {
        return communes;
    }

    /** Each commune owes its report of October 2026, due on Monday 16 November at 17.00. */
    List<Events.Report> reports() {
        at("2026-11-15T00:00:00");
        return communes.stream()
                .map(unit -> {
                    Events.Report report = Events.report(unit, "2026-11", vietnam("2026-11-16T17:00:00"));
                    ServiceOnStore.apply(report.expected(vietnam("2026-11-15T00:00:00")));
                    return report;
                })
                .toList();
    }

    /** Sets the clock and has everything done that is due. */
    static void at(String local) {
        ServiceOnStore.at(vietnam(local));
        DeclaredQuiet.tellWhatIsOver();
        ServiceOnStore.decideWhatIsDue();
        DueGroups.tell();
    }

    /** What officers were told: {@code kind officer}. */
    static List<String> told() {
        return alerts().stream()
                .filter(alert -> alert.get("suppressed") == null)
                .map(alert -> alert.get("cause", Document.class).getString("kind") + " " + alert.getString("officer"))
                .sorted()
                .toList();
    }

    static List<Document> alerts() {
        return ServiceOnStore.mongo().find(new Query().with(Sort.by("raisedAt")), Document.class, "alerts");
    }

    /** Why something was not said, or said together: {@code verdict kind officer}. */
    static List<String> decided(String obligation) {
        return ServiceOnStore.mongo()
                .find(
                        Query.query(Criteria.where("obligation").is(obligation)).with(Sort.by("at", "_id")),
                        Document.class,
                        "decisions")
                .stream()
                .map(one -> one.getString("verdict") + " " + one.getString("kind") + " " + one.getString("officer"))
                .toList();
    }

    static Instant vietnam(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(7));
    }
}

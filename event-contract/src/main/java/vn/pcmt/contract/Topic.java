package vn.pcmt.contract;

import java.util.Arrays;
import vn.pcmt.contract.alert.AlertEvent;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.contract.catalogue.CatalogueEvent;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.totals.AreaTotalsEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.view.ViewEvent;

/** The topics the services share, with the sealed family of events each of them carries. */
public enum Topic {
    UNIT_EVENTS("unit-events", UnitEvent.class, Cleanup.KEEP_FOR_EVER),
    OFFICER_EVENTS("officer-events", OfficerEvent.class, Cleanup.COMPACT),
    PLAN_EVENTS("plan-events", PlanEvent.class, Cleanup.KEEP_FOR_EVER),
    CATALOGUE_EVENTS("catalogue-events", CatalogueEvent.class, Cleanup.KEEP_FOR_EVER),
    REPORT_EVENTS("report-events", ReportEvent.class, Cleanup.KEEP_FOR_EVER),
    AREA_TOTALS("area-totals", AreaTotalsEvent.class, Cleanup.COMPACT),
    VIEW_EVENTS("view-events", ViewEvent.class, Cleanup.KEEP_FOR_EVER),
    ALERT_EVENTS("alert-events", AlertEvent.class, Cleanup.KEEP_FOR_EVER),
    CALENDAR_EVENTS("calendar-events", CalendarEvent.class, Cleanup.COMPACT);

    /** What happens to old records. What is kept for ever is the log from which every view can be rebuilt. */
    public enum Cleanup {
        KEEP_FOR_EVER,
        COMPACT
    }

    private final String topicName;
    private final Class<? extends Event> family;
    private final Cleanup cleanup;

    Topic(String topicName, Class<? extends Event> family, Cleanup cleanup) {
        this.topicName = topicName;
        this.family = family;
        this.cleanup = cleanup;
    }

    /** Name in Kafka. */
    public String topicName() {
        return topicName;
    }

    public Class<? extends Event> family() {
        return family;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** Where a consumer group parks what it cannot process, and all that follows for the same key. */
    public String deadLetterTopic(String group) {
        return topicName + "." + group + ".dlt";
    }

    /** The topic an event belongs to. */
    public static Topic of(Class<? extends Event> type) {
        return Arrays.stream(values())
                .filter(topic -> topic.family.isAssignableFrom(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " belongs to no topic"));
    }
}

package vn.pcmt.notification.ingest;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.alert.AlertEvent;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.contract.catalogue.CatalogueEvent;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.notification.catalogue.ReportNames;
import vn.pcmt.notification.escalation.TrackPromise;
import vn.pcmt.notification.obligation.FollowCalendar;

/** The functions that Spring Cloud Stream binds to the topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DebtSettings.class)
class IngestConfiguration {

    private static final String GROUP = "notification-service";

    @Bean
    Consumer<Message<byte[]>> unitEvents(EventConsumers consumers, ReadEvents read) {
        return consumers.<UnitEvent>consumer(Topic.UNIT_EVENTS, GROUP, envelope -> read.on(envelope.event()));
    }

    @Bean
    Consumer<Message<byte[]>> officerEvents(EventConsumers consumers, ReadEvents read) {
        return consumers.<OfficerEvent>consumer(Topic.OFFICER_EVENTS, GROUP, envelope -> read.on(envelope.event()));
    }

    @Bean
    Consumer<Message<byte[]>> reportEvents(EventConsumers consumers, ReadEvents read) {
        return consumers.<ReportEvent>consumer(Topic.REPORT_EVENTS, GROUP, envelope -> read.on(envelope.event()));
    }

    @Bean
    Consumer<Message<byte[]>> planEvents(EventConsumers consumers, ReadEvents read) {
        return consumers.<PlanEvent>consumer(Topic.PLAN_EVENTS, GROUP, envelope -> read.on(envelope.event()));
    }

    @Bean
    Consumer<Message<byte[]>> viewEvents(EventConsumers consumers, ReadEvents read) {
        return consumers.<ViewEvent>consumer(Topic.VIEW_EVENTS, GROUP, envelope -> read.on(envelope.event()));
    }

    @Bean
    Consumer<Message<List<byte[]>>> alertEvents(EventConsumers consumers, TrackPromise promises) {
        return consumers.<AlertEvent>batches(
                Topic.ALERT_EVENTS, GROUP, envelope -> promises.apply(envelope.event()), () -> {});
    }

    @Bean
    Consumer<Message<byte[]>> catalogueEvents(EventConsumers consumers, ReportNames names) {
        return consumers.<CatalogueEvent>consumer(
                Topic.CATALOGUE_EVENTS, GROUP, envelope -> names.apply(envelope.event()));
    }

    @Bean
    Consumer<Message<byte[]>> calendarEvents(EventConsumers consumers, FollowCalendar calendar) {
        return consumers.<CalendarEvent>consumer(Topic.CALENDAR_EVENTS, GROUP, calendar::apply);
    }
}

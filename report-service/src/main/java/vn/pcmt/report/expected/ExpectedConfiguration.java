package vn.pcmt.report.expected;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.consume.EventConsumers;

/** What sets expected reports off: plans, other working days, and time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ExpectedConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> planEvents(EventConsumers consumers, ExpectReports expect) {
        return consumers.<PlanEvent>batches(
                Topic.PLAN_EVENTS, "report-service", envelope -> expect.keep(envelope.event()), expect::expectSoon);
    }

    @Bean
    Consumer<Message<byte[]>> calendarEvents(EventConsumers consumers, WorkingCalendar calendar, ExpectReports expect) {
        return consumers.<CalendarEvent>consumer(Topic.CALENDAR_EVENTS, "report-service", envelope -> {
            calendar.on(envelope);
            expect.expectDue();
        });
    }

    @Bean
    SchedulingConfigurer expectAsTimeGoesOn(ExpectReports expect, ExpectedSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(expect::expectDue, settings.tick(), Duration.ofSeconds(5)));
    }
}

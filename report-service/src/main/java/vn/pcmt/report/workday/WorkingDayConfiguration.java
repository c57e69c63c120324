package vn.pcmt.report.workday;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** What is decided is told to all services, this one included. */
@Configuration(proxyBeanMethods = false)
class WorkingDayConfiguration {

    @Bean
    OutboxSource calendarOutbox() {
        return new OutboxSource(DecidedYear.COLLECTION, Topic.CALENDAR_EVENTS, DecidedYear.class);
    }
}

package vn.pcmt.plan.task;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of tasks go, and what tasks may hold. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({TaskSettings.class, WorkingDaySettings.class})
class TaskConfiguration {

    @Bean
    OutboxSource taskOutbox() {
        return new OutboxSource(Task.COLLECTION, Topic.PLAN_EVENTS, Task.class);
    }
}

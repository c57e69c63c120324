package vn.pcmt.plan.officer;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of officers go, and what time does to them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OfficerConfiguration {
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration CATCH_UP_EVERY = Duration.ofHours(1);

    @Bean
    OutboxSource officerOutbox() {
        return new OutboxSource(Officer.COLLECTION, Topic.OFFICER_EVENTS, Officer.class);
    }

    /** A day of departure that has come, on whichever node looks first. */
    @Bean
    SchedulingConfigurer officersLeave(LeaveOffice leaveOffice, FollowUnits followUnits, OfficerRules rules) {
        Runnable look = () -> leaveOffice.takeEffect(rules.today());
        return tasks -> {
            tasks.addFixedDelayTask(new FixedDelayTask(look, LOOK_EVERY, LOOK_EVERY));
            tasks.addFixedDelayTask(new FixedDelayTask(followUnits::follow, CATCH_UP_EVERY, LOOK_EVERY));
        };
    }
}

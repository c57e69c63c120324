package vn.pcmt.report.target;

import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.outbox.OutboxSource;

/** What sets measuring off, and where readings are told. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TargetConfiguration {

    /** A group of its own: a target that cannot be read must not hold up what is to be reported. */
    static final String GROUP = "report-targets";

    @Bean
    OutboxSource readingOutbox() {
        return new OutboxSource(Reading.COLLECTION, Topic.VIEW_EVENTS, Reading.class);
    }

    @Bean
    Consumer<Message<byte[]>> targetEvents(EventConsumers consumers, WatchTargets watch) {
        return consumers.<PlanEvent>consumer(Topic.PLAN_EVENTS, GROUP, watch::on);
    }

    @Bean
    SchedulingConfigurer measureTargetsAsTimeGoesOn(MeasureTargets measure, TargetSettings settings) {
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(measure::measureDue, settings.tick(), Duration.ofSeconds(2)));
    }
}

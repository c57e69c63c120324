package vn.pcmt.plan.target;

import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of targets go, and where their readings come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TargetSettings.class)
@EnableScheduling
class TargetConfiguration {

    @Bean
    OutboxSource targetOutbox() {
        return new OutboxSource(Target.COLLECTION, Topic.PLAN_EVENTS, Target.class);
    }

    /** Made when it is bound, so that everything else works without a broker. */
    @Bean
    @Lazy
    Consumer<Message<byte[]>> viewEvents(EventConsumers consumers, TargetReadings readings) {
        return consumers.<ViewEvent>consumer(Topic.VIEW_EVENTS, "plan-service", readings::on);
    }

    @Bean
    SchedulingConfigurer targetsFollowTheirPlans(FollowPlans follow, TargetSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(follow::sweep, settings.sweep(), Duration.ofSeconds(5)));
    }
}

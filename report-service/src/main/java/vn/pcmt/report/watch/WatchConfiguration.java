package vn.pcmt.report.watch;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** When areas are looked at, and where what is seen is told. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WatchConfiguration {

    /** Not before the totals have begun to come in. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    @Bean
    OutboxSource watchOutbox() {
        return new OutboxSource(AreaWatch.COLLECTION, Topic.VIEW_EVENTS, AreaWatch.class);
    }

    @Bean
    SchedulingConfigurer lookAtAreas(WatchAreas watch, WatchSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(new FixedDelayTask(watch::lookAtWhatChanged, settings.tick(), FIRST));
            tasks.addFixedDelayTask(new FixedDelayTask(watch::lookAtAll, settings.every(), FIRST));
            tasks.addFixedDelayTask(new FixedDelayTask(
                    watch::lookAtAllCommunes, settings.communes().every(), FIRST.multipliedBy(3)));
        };
    }
}

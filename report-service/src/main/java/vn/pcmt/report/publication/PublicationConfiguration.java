package vn.pcmt.report.publication;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where publications are told, and what looks for embargoes that are over. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PublicationConfiguration {

    @Bean
    OutboxSource publicationOutbox() {
        return new OutboxSource(Publication.COLLECTION, Topic.VIEW_EVENTS, Publication.class);
    }

    @Bean
    SchedulingConfigurer releasePublications(ReleaseDue release, PublicationSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(release::sweep, settings.tick(), Duration.ofSeconds(3)));
    }
}

package vn.pcmt.report.submission;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.outbox.OutboxSource;

/** Reports publish what happens to them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnitFacts.class)
class SubmissionConfiguration {

    @Bean
    OutboxSource reportEvents() {
        return new OutboxSource(Report.COLLECTION, Topic.REPORT_EVENTS, Report.class);
    }
}

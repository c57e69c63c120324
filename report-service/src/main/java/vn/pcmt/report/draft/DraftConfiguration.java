package vn.pcmt.report.draft;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** What sets the sweep off. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DraftConfiguration {

    @Bean
    SchedulingConfigurer draftsAreSwept(SweepDrafts sweep, DraftSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(sweep::sweep, settings.sweep(), Duration.ofMinutes(1)));
    }
}

package vn.pcmt.report.review;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks for acceptances that were cut short: at the start, and again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ReviewConfiguration {

    @Bean
    SchedulingConfigurer finishAcceptances(CarryOutAcceptance carryOut, ReviewSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(carryOut::resume, settings.tick(), Duration.ofSeconds(5)));
    }
}

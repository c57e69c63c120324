package vn.pcmt.plan.template;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Looks for distributions that were cut short: at the start, and again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TemplateConfiguration {
    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    SchedulingConfigurer finishDistributions(CarryOutDistribution carryOut) {
        return tasks -> tasks.addFixedDelayTask(new FixedDelayTask(carryOut::resume, EVERY, Duration.ofSeconds(2)));
    }
}

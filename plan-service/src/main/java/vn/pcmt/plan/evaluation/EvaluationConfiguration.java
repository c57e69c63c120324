package vn.pcmt.plan.evaluation;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Lets evaluations follow their plans as time goes on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvaluationSettings.class)
@EnableScheduling
class EvaluationConfiguration {

    @Bean
    SchedulingConfigurer evaluationsFollowTheirPlans(FreezeEvaluation freeze, EvaluationSettings settings) {
        return tasks ->
                tasks.addFixedDelayTask(new FixedDelayTask(freeze::sweep, settings.sweep(), Duration.ofSeconds(5)));
    }
}
